package org.zhibiao.source;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A file name pattern: {@code *} and {@code ?} stay inside a folder, <code>**</code> crosses
 * folders, <code>**&#47;</code> also stands for no folder at all, {@code [a-z]} is one of several
 * characters, {@code {txt,md}} one of several words.
 */
public final class Glob {

  private static final String SPECIAL = "*?[{";
  private static final String REGEX_SPECIAL = "\\^$.|+()[]{}*?";

  private final String text;
  private final Pattern pattern;
  private final boolean nameOnly;

  private Glob(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
    this.nameOnly = text.indexOf('/') < 0;
  }

  /**
   * Compiles a glob.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public static Glob of(String text) {
    StringBuilder regex = new StringBuilder();
    int group = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '*' -> {
          if (!text.startsWith("**", i)) {
            regex.append("[^/]*");
          } else if (text.startsWith("**/", i) && (i == 0 || text.charAt(i - 1) == '/')) {
            regex.append("(?:.*/)?");
            i += 2;
          } else {
            regex.append(".*");
            i++;
          }
        }
        case '?' -> regex.append("[^/]");
        case '[' -> {
          int close = text.indexOf(']', i + 2);
          if (close < 0) {
            throw new IllegalArgumentException("'[' is not closed in the glob " + text);
          }
          String inside = text.substring(i + 1, close).replace("\\", "\\\\").replace("[", "\\[");
          regex.append('[');
          regex.append(inside.startsWith("!") ? "^/" + inside.substring(1) : inside);
          regex.append(']');
          i = close;
        }
        case '{' -> {
          group++;
          regex.append("(?:");
        }
        case '}' -> regex.append(group-- > 0 ? ")" : "\\}");
        case ',' -> regex.append(group > 0 ? "|" : ",");
        default -> {
          if (REGEX_SPECIAL.indexOf(c) >= 0) {
            regex.append('\\');
          }
          regex.append(c);
        }
      }
      group = Math.max(group, 0);
    }
    if (group > 0) {
      throw new IllegalArgumentException("'{' is not closed in the glob " + text);
    }
    try {
      return new Glob(text, Pattern.compile(regex.toString(), Pattern.DOTALL));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("The glob " + text + " is malformed", e);
    }
  }

  /** Returns whether a name holds characters that mean something in a glob. */
  static boolean isGlob(String text) {
    return text.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
  }

  /** Returns whether the whole path matches. */
  boolean matchesPath(String path) {
    return pattern.matcher(path).matches();
  }

  /** Returns whether the path matches, or its last name where the glob has no folders. */
  boolean matches(String path) {
    return matchesPath(nameOnly ? path.substring(path.lastIndexOf('/') + 1) : path);
  }

  @Override
  public String toString() {
    return text;
  }
}
