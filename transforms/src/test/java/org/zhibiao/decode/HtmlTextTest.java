package org.zhibiao.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTest {

  @Test
  void putsEveryBlockOnALineOfItsOwn() throws UndecodableException {
    assertThat(text("<p>一是协商。</p><p>二是监督。</p>")).isEqualTo("一是协商。\n二是监督。");
  }

  @Test
  void leavesNoSpaceWhereTheSourceBreaksALine() throws UndecodableException {
    assertThat(text("<p>召开会议\n   <b>12</b>次，\n提出建议</p>")).isEqualTo("召开会议 12次，提出建议");
  }

  @Test
  void keepsWhatAFormWraps() throws UndecodableException {
    assertThat(text("<form><div>召开会议12次。</div></form>")).isEqualTo("召开会议12次。");
  }

  @Test
  void leavesOutWhatIsNotSeen() throws UndecodableException {
    assertThat(
            text(
                "<script>var a='报告';</script><style>p{}</style>"
                    + "<p style='display: none'>隐藏</p><p>正文</p>"))
        .isEqualTo("正文");
  }

  @Test
  void separatesTheCellsOfATableByTabs() throws UndecodableException {
    HtmlText page =
        HtmlText.of(
            "<table><tr><td>提案</td><td>86件</td></tr><tr><td>立案</td><td>77件</td></tr></table>");

    assertThat(page.text()).isEqualTo("提案\t86件\n立案\t77件");
    assertThat(page.blocks())
        .containsExactly(
            new TextBlock(0, 6, TextBlock.Role.TABLE_ROW, 0),
            new TextBlock(7, 13, TextBlock.Role.TABLE_ROW, 0));
  }

  @Test
  void marksHeadingsAndFurniture() throws UndecodableException {
    HtmlText page =
        HtmlText.of(
            "<nav><a>首页</a> <a>机构</a></nav><h1>工作报告</h1><p>召开会议12次。</p><footer>版权所有</footer>");

    assertThat(page.text()).isEqualTo("首页 机构\n工作报告\n召开会议12次。\n版权所有");
    assertThat(page.blocks())
        .containsExactly(
            new TextBlock(0, 5, TextBlock.Role.FURNITURE, 0),
            new TextBlock(6, 10, TextBlock.Role.HEADING, 1),
            new TextBlock(20, 24, TextBlock.Role.FURNITURE, 0));
  }

  private static String text(String html) throws UndecodableException {
    return HtmlText.of(html).text();
  }
}
