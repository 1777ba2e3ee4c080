package org.zhibiao.indicator;

/**
 * Tells the incomes of townspeople and villagers apart where one noun names both:
 * 城镇、农村居民人均可支配收入达到A、B，分别增长C、D.
 */
final class PairedIncomes {

  private static final String[] TOWN_FIRST = {
    "城镇、农村", "城镇和农村", "城镇与农村", "城镇居民、农村居民", "城镇居民和农村居民", "城乡居民"
  };

  private static final String[] VILLAGE_FIRST = {
    "农村、城镇", "农村和城镇", "农村居民、城镇居民", "农村居民和城镇居民",
  };

  private PairedIncomes() {}

  /**
   * Returns the code of a number.
   *
   * @param code what the catalogue says; null for none
   * @param text normalised text
   * @param from start of the sentence
   * @param view tokens of the sentence
   * @param q token of the number
   * @return the code of one of both where the number is one of a pair, else the given one
   */
  static String settle(String code, String text, int from, SentenceView view, int q) {
    if (code == null || !code.startsWith("income.") || NumberList.length(view, q) != 2) {
      return code;
    }
    int to = view.start(q);
    int pause = Math.max(text.lastIndexOf('；', to), text.lastIndexOf(';', to));
    int start = Math.max(from, pause + 1);
    int town = last(TOWN_FIRST, text, start, to);
    int village = last(VILLAGE_FIRST, text, start, to);
    if (town < 0 && village < 0) {
      return code;
    }
    boolean second =
        view.is(q - 1, Role.PAUSE | Role.CONJUNCTION) && q > 1 && view.is(q - 2, Role.QUANTITY);
    boolean urban = town > village != second;
    return (urban ? "income.urban" : "income.rural") + (code.endsWith("_growth") ? "_growth" : "");
  }

  private static int last(String[] words, String text, int from, int to) {
    int found = -1;
    for (String word : words) {
      int at = text.lastIndexOf(word, to - word.length());
      if (at >= from) {
        found = Math.max(found, at);
      }
    }
    return found;
  }
}
