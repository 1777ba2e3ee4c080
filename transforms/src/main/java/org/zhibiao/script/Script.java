package org.zhibiao.script;

/** Which Chinese script a text is written in. */
public enum Script {
  /** Simplified characters. */
  HANS,
  /** Traditional characters. */
  HANT,
  /** Some paragraphs simplified, some traditional. */
  MIXED,
  /** Too few characters that tell. */
  UNDETERMINED
}
