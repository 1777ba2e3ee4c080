package org.zhibiao.catalogue;

import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.zhibiao.lexicon.DataFileException;

/** Reads catalogue files; every mistake is reported with its line. */
final class CatalogueReader {

  private static final Set<String> ENTRY_KEYS =
      Set.of(
          "code",
          "domain",
          "kind",
          "name_zh",
          "name_en",
          "definition",
          "rules",
          "examples",
          "counterexamples");
  private static final Set<String> RULE_KEYS =
      Set.of(
          "names",
          "within",
          "predicates",
          "context",
          "without",
          "without_context",
          "kinds",
          "units",
          "changes",
          "priority");
  private static final Set<String> CHANGES = Set.of("LEVEL", "INCREASE", "DECREASE");

  private final String file;
  private final Map<String, Indicator> known;

  /**
   * Creates a reader.
   *
   * @param file name for messages
   * @param known entries whose names, kinds and definitions need not be repeated
   */
  CatalogueReader(String file, Map<String, Indicator> known) {
    this.file = file;
    this.known = known;
  }

  Map<String, Indicator> read(Reader reader) {
    Node root;
    try {
      root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      throw new DataFileException(
          file, mark == null ? 0 : mark.getLine() + 1, "is no YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new DataFileException(file, 0, "is no YAML: " + e.getMessage());
    }
    if (root == null) {
      throw new DataFileException(file, 0, "is empty; it must hold a list of indicators");
    }
    if (!(root instanceof SequenceNode list)) {
      throw mistake(root, "must be a list of indicators, each beginning with '- code:'");
    }
    Map<String, Indicator> indicators = new LinkedHashMap<>();
    for (Node entry : list.getValue()) {
      Indicator indicator = indicator(entry);
      if (indicators.put(indicator.code(), indicator) != null) {
        throw mistake(entry, indicator.code() + " stands twice; join the two entries");
      }
    }
    return indicators;
  }

  private Indicator indicator(Node entry) {
    Map<String, Node> fields = fields(entry, ENTRY_KEYS, "an indicator");
    Node codeNode = fields.get("code");
    if (codeNode == null) {
      throw mistake(entry, "an indicator has no 'code'");
    }
    String code = scalar(codeNode, "code");
    if (!isCode(code)) {
      throw mistake(
          codeNode, "'" + code + "' is no code; write small letters with dots, like deed.count");
    }
    Indicator old = known.get(code);
    UnitKind kind = fields.containsKey("kind") ? kind(fields.get("kind")) : null;
    if (kind == null && old == null) {
      throw mistake(codeNode, code + " is new and has no 'kind'");
    }
    String name = optional(fields, "name_zh", old == null ? null : old.nameZh());
    if (name == null) {
      throw mistake(codeNode, code + " is new and has no 'name_zh'");
    }
    Node rulesNode = fields.get("rules");
    if (rulesNode == null) {
      throw mistake(codeNode, code + " has no 'rules'");
    }
    List<Indicator.Rule> rules = new ArrayList<>();
    for (Node rule : sequence(rulesNode, "rules")) {
      rules.add(rule(rule));
    }
    List<Indicator.Example> examples = new ArrayList<>();
    examples(fields.get("examples"), true, examples);
    examples(fields.get("counterexamples"), false, examples);
    return new Indicator(
        code,
        optional(fields, "domain", old == null ? "own" : old.domain()),
        kind == null ? old.kind() : kind,
        name,
        optional(fields, "name_en", old == null ? code : old.nameEn()),
        optional(fields, "definition", old == null ? "" : old.definition()),
        rules,
        examples,
        file,
        line(entry));
  }

  private Indicator.Rule rule(Node node) {
    Map<String, Node> fields = fields(node, RULE_KEYS, "a rule");
    List<String> names = words(fields, "names");
    List<String> within = words(fields, "within");
    if (names.isEmpty() && within.isEmpty()) {
      throw mistake(node, "a rule needs 'names' or 'within': what the measure is called");
    }
    Set<UnitKind> kinds = new LinkedHashSet<>();
    if (fields.containsKey("kinds")) {
      for (Node kind : sequence(fields.get("kinds"), "kinds")) {
        kinds.add(kind(kind));
      }
    }
    Set<String> changes = new LinkedHashSet<>();
    if (fields.containsKey("changes")) {
      for (Node change : sequence(fields.get("changes"), "changes")) {
        String text = scalar(change, "changes");
        if (!CHANGES.contains(text)) {
          throw mistake(change, "'" + text + "' is no change; write LEVEL, INCREASE or DECREASE");
        }
        changes.add(text);
      }
    } else {
      changes.add("LEVEL");
    }
    int priority = 0;
    if (fields.containsKey("priority")) {
      String text = scalar(fields.get("priority"), "priority");
      try {
        priority = Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw mistake(fields.get("priority"), "'" + text + "' is no whole number");
      }
    }
    return new Indicator.Rule(
        names,
        within,
        words(fields, "predicates"),
        words(fields, "context"),
        words(fields, "without"),
        words(fields, "without_context"),
        kinds,
        Set.copyOf(words(fields, "units")),
        changes,
        priority,
        line(node));
  }

  private void examples(Node node, boolean carries, List<Indicator.Example> examples) {
    if (node == null) {
      return;
    }
    for (Node item : sequence(node, carries ? "examples" : "counterexamples")) {
      String text = scalar(item, "examples");
      int open = text.indexOf('【');
      int close = text.indexOf('】');
      if (open < 0 || close < open + 2 || text.indexOf('【', open + 1) >= 0) {
        throw mistake(item, "an example must hold one number in 【】: 收到提案【12件】");
      }
      examples.add(
          new Indicator.Example(
              text.replace("【", "").replace("】", ""), open, close - 1, carries, line(item)));
    }
  }

  private UnitKind kind(Node node) {
    try {
      return UnitKind.ofLabel(scalar(node, "kind"));
    } catch (IllegalArgumentException e) {
      throw mistake(node, e.getMessage());
    }
  }

  private Map<String, Node> fields(Node node, Set<String> allowed, String what) {
    if (!(node instanceof MappingNode mapping)) {
      throw mistake(node, what + " must be written as 'key: value' lines");
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode(), "key");
      if (!allowed.contains(key)) {
        throw mistake(
            tuple.getKeyNode(),
            "'"
                + key
                + "' is no key of "
                + what
                + "; known are "
                + new java.util.TreeSet<>(allowed));
      }
      if (fields.put(key, tuple.getValueNode()) != null) {
        throw mistake(tuple.getKeyNode(), "'" + key + "' stands twice");
      }
    }
    return fields;
  }

  private List<String> words(Map<String, Node> fields, String key) {
    if (!fields.containsKey(key)) {
      return List.of();
    }
    Set<String> words = new LinkedHashSet<>();
    for (Node item : sequence(fields.get(key), key)) {
      String word = scalar(item, key);
      // A number without a classifier has the unit '': 帮助4.6万群众.
      if (word.isBlank() && !(key.equals("units") && word.isEmpty())) {
        throw mistake(item, "a word of '" + key + "' is empty");
      }
      if (!words.add(word)) {
        throw mistake(item, "'" + word + "' stands twice in '" + key + "'; remove one");
      }
    }
    return new ArrayList<>(words);
  }

  private List<Node> sequence(Node node, String key) {
    if (!(node instanceof SequenceNode items) || items.getValue().isEmpty()) {
      throw mistake(node, "'" + key + "' must be a list with at least one item");
    }
    return items.getValue();
  }

  private String scalar(Node node, String key) {
    if (!(node instanceof ScalarNode plain)) {
      throw mistake(node, "'" + key + "' must be plain text");
    }
    return plain.getValue();
  }

  private String optional(Map<String, Node> fields, String key, String otherwise) {
    return fields.containsKey(key) ? scalar(fields.get(key), key) : otherwise;
  }

  private static boolean isCode(String code) {
    boolean letter = false;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c >= 'a' && c <= 'z') {
        letter = true;
      } else if (!letter || c != '.' && c != '_' && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return letter && code.indexOf('.') > 0 && !code.endsWith(".");
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private DataFileException mistake(Node node, String problem) {
    return new DataFileException(file, line(node), problem);
  }
}
