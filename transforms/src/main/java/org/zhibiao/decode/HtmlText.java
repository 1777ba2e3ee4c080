package org.zhibiao.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The text of a web page as a reader sees it: one line per block element, table rows with their
 * cells separated by tabs. Nothing readable is left out; what surrounds the article is marked as
 * {@link TextBlock.Role#FURNITURE}.
 */
public final class HtmlText {

  private static final Set<String> DROPPED =
      Set.of(
          "head",
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "object",
          "embed",
          "svg",
          "canvas",
          "audio",
          "video",
          "select",
          "option",
          "datalist",
          "textarea",
          "button",
          "input",
          "map");

  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "center",
          "dd",
          "details",
          "dialog",
          "dir",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "html",
          "legend",
          "li",
          "main",
          "menu",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "caption",
          "tbody",
          "thead",
          "tfoot",
          "tr",
          "td",
          "th",
          "ul",
          "ucapcontent",
          "ucaptitle");

  private static final Pattern HIDDEN =
      Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");

  private static final Pattern FURNITURE_NAME =
      Pattern.compile(
          "(?i)(^|[\\s_-])(nav|navi|navbar|navigation|topnav|menu|menus|submenu|breadcrumbs?|crumbs?|crumb"
              + "|footer|foot|bottom|copyright|copy|sidebar|aside|side|position|dqwz|location|weizhi"
              + "|share|bdsharebuttonbox|toolbar|toolbox|friendlinks?|links|search|login|lang|pager"
              + "|related|recommend|hot)([\\s_-]|\\d*$)");

  private static final Pattern FURNITURE_TEXT =
      Pattern.compile(
          "^[【\\[]?(您|你)?(现在|現在|当前|當前)?(所在)?(的)?(当前|當前)?(位置|页面|頁面)[:：].*"
              + "|^(版权所有|版權所有|Copyright|主办单位|主办[:：]|承办单位|技术支持|网站标识码|网站地图"
              + "|联系我们|地址[:：]|邮编[:：]|电话[:：]|您是第|打印本页|关闭窗口|【打印】|【关闭】).*"
              + "|.*(ICP备|公网安备).{0,40}",
          Pattern.DOTALL);

  /** Deepest nesting of elements. */
  private static final int DEEPEST = 1_000;

  private final StringBuilder out;
  private final List<TextBlock> blocks = new ArrayList<>();
  private int bodyLength;

  /** Depth of furniture elements around the place. */
  private int furniture;

  private boolean row;
  private boolean preformatted;
  private boolean pendingSpace;

  /** Whether the pending space holds a line break of the source. */
  private boolean pendingBreak;

  private HtmlText(int capacity) {
    out = new StringBuilder(capacity);
  }

  /**
   * Reads a page.
   *
   * @throws UndecodableException {@code NESTED_TOO_DEEP} if its elements nest deeper than any page
   *     of a person
   */
  public static RichText read(String html) throws UndecodableException {
    HtmlText page = of(html);
    return new RichText(page.text(), page.blocks());
  }

  static HtmlText of(String html) throws UndecodableException {
    Document document = Jsoup.parse(html);
    HtmlText page = new HtmlText(html.length());
    Element body = document.body();
    int[] deepest = new int[1];
    body.traverse((node, depth) -> deepest[0] = Math.max(deepest[0], depth));
    if (deepest[0] > DEEPEST) {
      throw new UndecodableException(
          "NESTED_TOO_DEEP", "Its elements nest " + deepest[0] + " deep, more than " + DEEPEST);
    }
    page.bodyLength = body.wholeText().strip().length();
    page.element(body);
    return page;
  }

  /** Returns the text. */
  String text() {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == '\n') {
      end--;
    }
    return out.substring(0, end);
  }

  /** Returns what the markup says of stretches of the text. */
  List<TextBlock> blocks() {
    int end = text().length();
    List<TextBlock> kept = new ArrayList<>();
    for (TextBlock block : blocks) {
      if (block.start() < end) {
        kept.add(
            block.end() <= end
                ? block
                : new TextBlock(block.start(), end, block.role(), block.level()));
      }
    }
    return kept;
  }

  private void element(Element element) {
    String tag = element.normalName();
    if (DROPPED.contains(tag) || element.hasAttr("hidden") || hides(element)) {
      return;
    }
    if (tag.equals("br")) {
      if (row) {
        pendingSpace = true;
      } else {
        out.append('\n');
        pendingSpace = false;
      }
      return;
    }
    boolean block = !row && BLOCKS.contains(tag);
    boolean around = block && furniture == 0 && isFurniture(element, tag);
    if (block) {
      freshLine();
    }
    int start = out.length();
    int level = tag.length() == 2 && tag.charAt(0) == 'h' ? tag.charAt(1) - '0' : 0;
    if (around) {
      furniture++;
    }
    int blocksBefore = blocks.size();
    boolean outer = preformatted;
    preformatted |= tag.equals("pre");
    if (tag.equals("tr") && !row && isDataRow(element)) {
      tableRow(element);
    } else {
      for (Node child : element.childNodes()) {
        if (child instanceof Element inner) {
          element(inner);
        } else if (child instanceof TextNode text) {
          append(text.getWholeText());
        }
      }
    }
    preformatted = outer;
    if (block) {
      int end = trimmed(start);
      if (around) {
        furniture--;
        add(start, end, TextBlock.Role.FURNITURE, 0);
      } else if (level >= 1 && level <= 6 && furniture == 0 && blocks.size() == blocksBefore) {
        add(start, end, TextBlock.Role.HEADING, level);
      } else if (furniture == 0
          && blocks.size() == blocksBefore
          && end > start
          && end - start < 200
          && FURNITURE_TEXT.matcher(out.substring(start, end).strip()).matches()) {
        add(start, end, TextBlock.Role.FURNITURE, 0);
      }
      freshLine();
    }
  }

  private void tableRow(Element tr) {
    int start = out.length();
    row = true;
    boolean first = true;
    for (Element cell : tr.children()) {
      if (!first) {
        out.append('\t');
        pendingSpace = false;
      }
      first = false;
      element(cell);
      pendingSpace = false;
    }
    row = false;
    if (furniture == 0) {
      add(start, trimmed(start), TextBlock.Role.TABLE_ROW, 0);
    }
  }

  /** Tells whether a table row holds short cells, and does not lay out the page. */
  private static boolean isDataRow(Element tr) {
    int cells = 0;
    for (Element cell : tr.children()) {
      if (!cell.normalName().equals("td") && !cell.normalName().equals("th")) {
        return false;
      }
      if (cell.selectFirst("table, h1, h2, h3, ul, form") != null || cell.text().length() > 200) {
        return false;
      }
      cells++;
    }
    return cells >= 2;
  }

  private void add(int start, int end, TextBlock.Role role, int level) {
    int from = start;
    while (from < end && Character.isWhitespace(out.charAt(from))) {
      from++;
    }
    if (from < end) {
      blocks.add(new TextBlock(from, end, role, level));
    }
  }

  private int trimmed(int start) {
    int end = out.length();
    while (end > start && Character.isWhitespace(out.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean hides(Element element) {
    String style = element.attr("style");
    return !style.isEmpty() && HIDDEN.matcher(style).find();
  }

  private boolean isFurniture(Element element, String tag) {
    if (tag.equals("body") || tag.equals("html") || tag.equals("form") || tag.equals("main")) {
      return false;
    }
    String role = element.attr("role").toLowerCase(Locale.ROOT);
    if (tag.equals("nav")
        || tag.equals("footer")
        || role.equals("navigation")
        || role.equals("contentinfo")) {
      return true;
    }
    boolean named =
        tag.equals("aside")
            || FURNITURE_NAME.matcher(element.className()).find()
            || FURNITURE_NAME.matcher(element.id()).find();
    boolean list = tag.equals("ul") || tag.equals("div") || tag.equals("table") || tag.equals("p");
    if (!named && !list) {
      return false;
    }
    int length = element.text().length();
    if (length == 0 || length > 200 && length * 2 > bodyLength) {
      return false;
    }
    int linked = 0;
    int links = 0;
    for (Element link : element.getElementsByTag("a")) {
      linked += link.text().length();
      links++;
    }
    return named ? length < 400 || linked * 2 > length : links >= 3 && linked * 3 > length * 2;
  }

  private void freshLine() {
    pendingSpace = false;
    pendingBreak = false;
    if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }

  /**
   * Appends text with its white space as a browser shows it, except that a line break in the source
   * between two characters of Chinese leaves no space.
   */
  private void append(String text) {
    if (preformatted) {
      out.append(text);
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        pendingBreak = true;
        pendingSpace = true;
      } else if (c == ' ' || c == '\t' || c == '\f') {
        pendingSpace = true;
      } else {
        if (pendingSpace) {
          int length = out.length();
          char before = length == 0 ? '\n' : out.charAt(length - 1);
          if (before != '\n' && before != '\t' && !(pendingBreak && isWide(before) && isWide(c))) {
            out.append(' ');
          }
          pendingSpace = false;
        }
        pendingBreak = false;
        out.append(c);
      }
    }
  }

  private static boolean isWide(char c) {
    return c >= '\u2E80' && c <= '\uFAFF'
        || c >= '\uFF00' && c <= '\uFFEF'
        || c >= '\u2010' && c <= '\u2026';
  }
}
