package org.zhibiao.indicator;

/**
 * Parts that a word can play between a noun and its number; a word may play several: a bit each.
 */
final class Role {

  static final int LIGHT = 1;
  static final int ACTIVITY = 1 << 1;
  static final int LINK = 1 << 2;
  static final int UP = 1 << 3;
  static final int DOWN = 1 << 4;
  static final int ADVERB = 1 << 5;
  static final int PREPOSITION = 1 << 6;
  static final int GOVERNING = 1 << 7;
  static final int RELATIVE = 1 << 8;
  static final int AGENT = 1 << 9;
  static final int PERSON = 1 << 10;
  static final int CONTAINER = 1 << 11;
  static final int ATTRIBUTE = 1 << 12;
  static final int EMPTY = 1 << 13;
  static final int PREDICATE = 1 << 14;
  static final int DOMAIN = 1 << 15;

  static final int NOUN = 1 << 16;
  static final int VERB = 1 << 17;
  static final int ADJECTIVE = 1 << 18;
  static final int NUMBER = 1 << 19;
  static final int TIME = 1 << 20;
  static final int PRONOUN = 1 << 21;
  static final int CONJUNCTION = 1 << 22;
  static final int DE = 1 << 23;
  static final int ASPECT = 1 << 24;

  /** Punctuation that ends a clause, and the edges of what was read. */
  static final int BREAK = 1 << 25;

  /** The pause mark 、 of lists. */
  static final int PAUSE = 1 << 26;

  static final int OPEN = 1 << 27;
  static final int CLOSE = 1 << 28;
  static final int QUANTITY = 1 << 29;

  /** Round brackets and other marks that are passed over. */
  static final int MARK = 1 << 30;

  /** What can be part of a noun phrase. */
  static final int NOMINAL = NOUN | ACTIVITY | DOMAIN | PERSON | CONTAINER | ATTRIBUTE;

  private Role() {}
}
