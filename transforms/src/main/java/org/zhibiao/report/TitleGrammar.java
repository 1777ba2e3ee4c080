package org.zhibiao.report;

import java.util.regex.Pattern;

/** Tells titles, openings, news leads and page furniture from other lines. */
final class TitleGrammar {

  /** Longest line that can be a title, with what may have run into it. */
  private static final int MAX_TITLE = 160;

  private static final int MAX_HEADER_LINE = 60;

  private static final CueWords TITLE_SIGN = CueWords.of("告 结");
  private static final CueWords HEADER_SIGN = CueWords.of("政 委 人民 关于 摘要 — ― － - 会议 年 人 民");
  private static final CueWords OPENING_SIGN = CueWords.of("报告 汇报");
  private static final CueWords ON_BEHALF = CueWords.of("代表");
  private static final CueWords OPENING_ACT = CueWords.of("审议 审查 大会 会议 代表 各位");
  private static final CueWords FURNITURE_SIGN =
      CueWords.of(
          "编辑 责编 版权 备 网安备 扫一扫 纠错 标识码 主办 承办 分享 一篇 相关 延伸 推荐 打印 关闭 联系 网站 技术支持 作品 ublic 链接 排行"
              + " 电 版 字库 当前位置 首页 浏览");

  private static final Pattern TITLE =
      Pattern.compile(
          "^(?:标题[：:]|资料[：:])?《?(?!.*(?:[作做]了?(?:政府)?工作报告|听取|审议|印发|学习|贯彻|讨论|决议|分工|上一篇|下一篇|《报告》))"
              + "[^。；！？]{0,60}?(?:工作报告|(?:情况|计划|纲要|预算|决算|草案[）)]?)的?报告|工作总结)》?"
              + "(?:[和及与暨、].{2,20}(?:计划|安排|打算|要点|思路|目标))?"
              + "(?:[（(].{1,12}[）)])?(?:[：:]?(?:解读|摘要|摘登|全文|摘编|要点|文字版))?"
              + "(?:[—―－\\-]*[（(]?(?:(?:19|20)\\d\\d年|在).*)?$");

  private static final Pattern HEADER_BODY =
      Pattern.compile(
          "政治协商会议|^政协|政协.{0,12}(?:委员会|会议文件)|委员会$|人民代表大会|人民法院|人民检察院|人民政府|会议文件|^关于|摘要"
              + "|^[—―－\\-]+|会议上[）)]?$|[（(]?(?:19|20)\\d\\d年\\d{1,2}月\\d{1,2}日[）)]?$");

  private static final Pattern ORGAN =
      Pattern.compile(
          "^(?![—―（(].*)(?:.*(?:政治协商会议|委员会|人民代表大会|人民法院|人民检察院|人民政府)|关于.{2,}|政协.{0,24}(?<!文件|会议|会议上|大会))$");

  private static final Pattern OPENING =
      Pattern.compile(
          "^(?:各位[^。]{0,20}[：:！!，,]\\s*)?(?:现在|下面|根据|我|受).{0,80}?(?:(?:报告|汇报).{0,160}?审[议查]"
              + "|(?:向大会|向.{2,24}会议|向各位).{0,24}?"
              + "(?:报告.{0,24}(?:工作|情况)|[作做].{0,80}?报告|汇报))"
              + "|(?:主席|长|主任|总理|同志|员)[\\u4E00-\\u9FFF·]{0,4}(?:同志)?(?:受.{2,30}委托[，,])?代表.{2,40}?"
              + "(?:报告工作|[作做](?:了|政府|常委会|题为|工作).{0,24}报告)");

  private static final Pattern NEWS =
      Pattern.compile(
          "^(?:本报(?:讯|.{0,12}电)|新华社.{0,12}电\\s*[（(]|[（(](?:上|下|紧)?(?:接|转).{1,12}[）)]|[（(]?紧接第?.{1,6}版"
              + "|(?:记者|通讯员).{2,12}(?:报道|摄)$)");

  private static final Pattern CONTINUATION = Pattern.compile("^[（(]?(?:上接|紧接|接)第?.{1,8}版?[）)]?");

  private static final Pattern MASTHEAD = Pattern.compile("第?[0-9A-Z一二三四五六七八九十]{1,4}版");

  private static final Pattern FURNITURE =
      Pattern.compile(
          "责任编辑|责编|版权所有|ICP备|公网安备|扫一扫|我要纠错|网站标识码|^主办[：:单]|承办[：:单]|分享到|上一篇|下一篇|相关文章|相关阅读|延伸阅读"
              + "|编辑推荐|打印本页|关闭窗口|【?打印】?$|联系我们|网站地图|技术支持|^本作品|[Pp]ublic [Dd]omain|链接即将离开|阅读排行"
              + "|^[（(]?新华社.{0,20}电[）)]?$|^[（(]《?人民日报》?.{0,30}版[）)]$|^字库未存字|当前位置|^编辑[：:]|网站首页|浏览次数");

  private TitleGrammar() {}

  /** Tells whether a line is the title, or the last line of the title, of a report. */
  static boolean isTitle(String text, int start, int end) {
    int length = end - start;
    if (length < 4 || length > MAX_TITLE) {
      return false;
    }
    if (!TITLE_SIGN.in(text, start, end)) {
      return false;
    }
    String compact = compact(text, start, end);
    return (compact.contains("报告") || compact.contains("工作总结")) && TITLE.matcher(compact).matches();
  }

  /** Tells whether a line can be a part of a header: an organ, a session, a date. */
  static boolean isHeaderLine(String text, int start, int end) {
    if (end - start > MAX_HEADER_LINE) {
      return false;
    }
    return HEADER_SIGN.in(text, start, end)
        && HEADER_BODY.matcher(compact(text, start, end)).find();
  }

  /** Tells whether a line, without white space, names the organ in front of a title's last line. */
  static boolean isOrganLine(String compact) {
    return compact.length() <= 40 && ORGAN.matcher(compact).find();
  }

  /** Tells whether a line is the caption of a photo. */
  static boolean isCaption(String text, int start, int end) {
    if (end - start > 80 || end - start < 6) {
      return false;
    }
    char last = text.charAt(end - 1);
    int at = last == '。' || last == '）' || last == ')' ? end - 2 : end - 1;
    return text.charAt(at) == '摄';
  }

  /** Tells whether a sentence opens a report: in whose name, to whom, for what. */
  static boolean isOpening(TextUnits units, int unit) {
    String text = units.text();
    int start = units.start(unit);
    int end = units.end(unit);
    if (end - start > 400 || end - start < 10) {
      return false;
    }
    // An opening begins with one of a few words or says on whose behalf somebody speaks.
    if ("各现下根我受".indexOf(text.charAt(start)) < 0 && !units.holds(ON_BEHALF, unit)) {
      return false;
    }
    if (!units.holds(OPENING_SIGN, unit) || !units.holds(OPENING_ACT, unit)) {
      return false;
    }
    return OPENING.matcher(text).region(start, end).find();
  }

  /** Tells whether a sentence begins an article of a newspaper that is no report. */
  static boolean isNewsLead(String text, int start, int end) {
    char first = text.charAt(start);
    if ("本新（(紧记通".indexOf(first) < 0) {
      return false;
    }
    return NEWS.matcher(text).region(start, Math.min(end, start + 40)).find();
  }

  /** Tells whether a line says that the text goes on from another page: {@code （上接第一版）}. */
  static boolean isContinuation(String text, int start, int end) {
    return CONTINUATION.matcher(text).region(start, Math.min(end, start + 20)).find();
  }

  /** Tells whether a line names a newspaper's page. */
  static boolean isMasthead(String text, int start, int end) {
    return end - start <= 80 && MASTHEAD.matcher(text).region(start, end).find();
  }

  /** Tells whether a line is page furniture. */
  static boolean isFurniture(String text, int start, int end) {
    return end - start <= 80
        && FURNITURE_SIGN.in(text, start, end)
        && FURNITURE.matcher(text).region(start, end).find();
  }

  /** Tells whether a sentence addresses the audience: {@code 各位代表：}. */
  static boolean isAddress(String text, int start, int end) {
    if (!text.startsWith("各位", start) && !text.startsWith("同志们", start)) {
      return false;
    }
    char last = text.charAt(end - 1);
    return end - start <= 24
        && (last == '：'
            || last == ':'
            || last == '！'
            || last == '!'
            || last == '，'
            || end - start <= 10);
  }

  /** Returns a line without white space and Markdown signs. */
  static String compact(String text, int start, int end) {
    StringBuilder line = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!TextLines.isWhite(c) && c != '#') {
        line.append(c);
      }
    }
    return line.toString();
  }
}
