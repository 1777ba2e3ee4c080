package org.zhibiao.report;

import java.util.List;
import java.util.Map;
import org.zhibiao.script.NormalizedText;
import org.zhibiao.script.Script;
import org.zhibiao.source.SourceLocator;

/** Composed texts for the tests, and a short way to what is found in them. */
final class Texts {

  static final ReportIdentifier IDENTIFIER = new ReportIdentifier();

  static final String BODY =
      """
      各位委员：
      我受常务委员会委托，向大会报告工作，请予审议。
      2021年工作回顾
      2021年，常委会围绕中心履职尽责，全年召开协商会议十二次，各项工作取得新进展，为全县发展作出了贡献。
      一、强化政治引领
      全年组织学习二十次，覆盖全体委员，思想政治基础更加牢固，委员履职能力有了新的提高。
      二、积极建言资政
      收到提案一百二十件，立案九十六件，办复率百分之百，委员对办理结果普遍满意。
      我们也清醒地认识到，协商成果转化还不够，委员联系群众还有差距。
      2022年工作安排
      2022年，我们要坚持党的领导，聚焦高质量发展建言献策，全年开展调研不少于十次。
      一、加强理论武装
      完善学习制度，组织委员读书活动，夯实共同思想政治基础。
      各位委员，让我们携手奋进，为建设美好家园作出更大贡献！
      """;

  private Texts() {}

  static List<Article> articles(String text) {
    return articles(text, Map.of(), "file.txt");
  }

  static List<Article> articles(String text, Map<String, String> metadata, String path) {
    return IDENTIFIER.identify(
        NormalizedText.identical(text, Script.HANS),
        List.of(),
        metadata,
        SourceLocator.ofFile(path));
  }

  static List<Article> reports(String text) {
    return articles(text).stream().filter(Article::isReport).toList();
  }

  /** Returns the header of the only report of a text. */
  static ReportHeader header(String text) {
    return header(text, Map.of(), "file.txt");
  }

  static ReportHeader header(String text, Map<String, String> metadata, String path) {
    List<Article> reports =
        articles(text, metadata, path).stream().filter(Article::isReport).toList();
    if (reports.size() != 1) {
      throw new AssertionError("Found " + reports.size() + " reports, expected one");
    }
    return reports.get(0).header();
  }
}
