package org.zhibiao.lexicon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lists of words under names. In the file a name stands in square brackets on a line of its own;
 * the words follow, separated by white space. A word may stand only once under a name.
 */
public final class Lexicon {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final String name;
  private final Map<String, Set<String>> lists;

  private Lexicon(String name, Map<String, Set<String>> lists) {
    this.name = name;
    this.lists = lists;
  }

  /**
   * Reads a lexicon.
   *
   * @throws DataFileException if a word stands before the first name, or twice
   */
  public static Lexicon of(DataFile file) {
    Map<String, Set<String>> lists = new LinkedHashMap<>();
    Set<String> current = null;
    for (DataFile.Line line : file.lines()) {
      String text = line.text();
      if (text.startsWith("[") && text.endsWith("]")) {
        current = new LinkedHashSet<>();
        if (lists.put(text.substring(1, text.length() - 1), current) != null) {
          throw line.mistake("the list " + text + " stands twice; join them");
        }
        continue;
      }
      if (current == null) {
        throw line.mistake("words stand before the first [name]");
      }
      for (String word : BLANKS.split(text)) {
        if (!current.add(word)) {
          throw line.mistake("'" + word + "' stands twice in its list; remove one");
        }
      }
    }
    return new Lexicon(file.name(), lists);
  }

  /** Reads a lexicon of the class path. */
  public static Lexicon ofResource(Class<?> owner, String name) {
    return of(DataFile.ofResource(owner, name));
  }

  /**
   * Returns the words under a name, in the order of the file.
   *
   * @throws DataFileException if there is no list of that name
   */
  public Set<String> words(String list) {
    Set<String> words = lists.get(list);
    if (words == null) {
      throw new DataFileException(name, 0, "has no list [" + list + "]");
    }
    return Collections.unmodifiableSet(words);
  }

  /** Returns the names of the lists, in the order of the file. */
  public List<String> names() {
    return new ArrayList<>(lists.keySet());
  }
}
