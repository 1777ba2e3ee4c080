package org.zhibiao.container;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.zhibiao.source.ReadRules;

/** Tells which field of a record is its text, and which ones are kept beside it. */
final class RecordFields {

  /** Names of fields that hold the text of a record. */
  private static final Set<String> TEXT =
      Set.of(
          "text",
          "content",
          "contents",
          "body",
          "fulltext",
          "full_text",
          "article",
          "raw_text",
          "raw_content",
          "main_text",
          "plain_text",
          "report",
          "report_text",
          "document",
          "html",
          "正文",
          "内容",
          "全文",
          "文本",
          "文章",
          "文章内容",
          "报告",
          "报告内容",
          "报告全文",
          "报告正文",
          "正文内容",
          "正文文本",
          "內容",
          "文字");

  /** Names of fields that say where a record comes from, and of what place and year it is. */
  private static final Set<String> METADATA =
      Set.of(
          "place",
          "region",
          "area",
          "location",
          "province",
          "city",
          "county",
          "district",
          "year",
          "date",
          "time",
          "url",
          "uri",
          "link",
          "title",
          "name",
          "地区",
          "地方",
          "地点",
          "省",
          "省份",
          "市",
          "城市",
          "县",
          "区县",
          "年",
          "年份",
          "年度",
          "日期",
          "时间",
          "标题",
          "题名",
          "题目",
          "名称",
          "网址",
          "链接",
          "所属地区",
          "行政区",
          "行政区划",
          "發布日期",
          "发布日期",
          "標題",
          "年度份");

  private static final int LONGEST_METADATA = 300;

  /** Length from which a field without a telling name is plainly the text. */
  private static final int PLAINLY_TEXT = 100;

  private final ReadRules rules;

  RecordFields(ReadRules rules) {
    this.rules = rules;
  }

  /**
   * What is read of a record.
   *
   * @param text its text; null where it lacks the field that was asked for
   * @param metadata what is kept beside it
   * @param doubtful whether no field is plainly the text, so that all of them were taken
   */
  record Chosen(String text, Map<String, String> metadata, boolean doubtful) {}

  /** Tells whether a column of these names holds texts. */
  static boolean namesText(Collection<String> names) {
    return names.stream().anyMatch(name -> TEXT.contains(lower(name)));
  }

  /** Tells whether the field that was asked for is among the columns, or none was asked for. */
  boolean accepts(Collection<String> names) {
    return rules.textField() == null
        || names.stream().anyMatch(name -> lower(name).equals(lower(rules.textField())));
  }

  /** Tells whether a record of these fields holds a text: the one that was asked for, if any. */
  boolean holdsText(Collection<String> names) {
    return rules.textField() == null ? namesText(names) : accepts(names);
  }

  /** Tells whether one of the fields is the text, by its name or its length. */
  boolean isPlainlyText(Map<String, String> values) {
    String name = rules.textField() == null ? found(values) : asked(values);
    return name != null && (holdsText(List.of(name)) || length(values.get(name)) >= PLAINLY_TEXT);
  }

  /** Returns the names of the field that was asked for. */
  String asked() {
    return rules.textField();
  }

  /**
   * Chooses.
   *
   * @param fields the fields in their order; values may be null
   */
  Chosen choose(Map<String, String> fields) {
    String name = rules.textField() == null ? found(fields) : asked(fields);
    if (name == null && rules.textField() != null) {
      return new Chosen(null, Map.of(), false);
    }
    String text;
    if (name == null) {
      text = String.join("\t", fields.values().stream().map(v -> v == null ? "" : v).toList());
    } else {
      text = fields.get(name) == null ? "" : fields.get(name);
    }
    Map<String, String> metadata = new TreeMap<>();
    fields.forEach(
        (field, value) -> {
          if (value != null
              && !value.isBlank()
              && !field.equals(name)
              && value.length() <= LONGEST_METADATA
              && isKept(field)) {
            metadata.put(field, value.strip());
          }
        });
    return new Chosen(text, metadata, name == null);
  }

  private boolean isKept(String field) {
    return rules.metadataFields().isEmpty()
        ? METADATA.contains(lower(field.substring(field.lastIndexOf('.') + 1)))
        : rules.metadataFields().stream().anyMatch(kept -> lower(kept).equals(lower(field)));
  }

  private String asked(Map<String, String> fields) {
    return fields.keySet().stream()
        .filter(field -> lower(field).equals(lower(rules.textField())))
        .findFirst()
        .orElse(null);
  }

  /** Finds the longest field that has the name of a text, or else is plainly one. */
  private static String found(Map<String, String> fields) {
    String named = null;
    String longest = null;
    int second = 0;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      int length = length(field.getValue());
      String name = field.getKey();
      if (TEXT.contains(lower(name.substring(name.lastIndexOf('.') + 1)))
          && (named == null || length > length(fields.get(named)))) {
        named = name;
      }
      if (longest == null || length > length(fields.get(longest))) {
        second = longest == null ? 0 : length(fields.get(longest));
        longest = name;
      } else {
        second = Math.max(second, length);
      }
    }
    if (named != null) {
      return named;
    }
    if (fields.size() == 1) {
      return longest;
    }
    return longest != null
            && length(fields.get(longest)) >= PLAINLY_TEXT
            && length(fields.get(longest)) >= 3 * second
        ? longest
        : null;
  }

  private static int length(String text) {
    return text == null ? 0 : text.length();
  }

  private static String lower(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
