package org.zhibiao.indicator;

import com.hankcs.hanlp.corpus.tag.Nature;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.zhibiao.lexicon.Lexicon;

/** The words that steer the linking, with the roles they can play. Immutable once built. */
final class LinkingLexicon {

  /** List names of linking.txt and the role that each of them gives. */
  private static final Map<String, Integer> ROLES =
      Map.ofEntries(
          Map.entry("light", Role.LIGHT | Role.VERB),
          Map.entry("activity", Role.ACTIVITY),
          Map.entry("link", Role.LINK),
          Map.entry("increase", Role.UP),
          Map.entry("decrease", Role.DOWN),
          Map.entry("adverb", Role.ADVERB),
          Map.entry("preposition", Role.PREPOSITION),
          Map.entry("governing", Role.GOVERNING),
          Map.entry("relative", Role.RELATIVE),
          Map.entry("agent", Role.AGENT),
          Map.entry("person", Role.PERSON | Role.NOUN),
          Map.entry("container", Role.CONTAINER),
          Map.entry("attribute", Role.ATTRIBUTE),
          Map.entry("empty-noun", Role.EMPTY));

  /** All words, with the roles of each. */
  private final WordTrie listed;

  private final int[] roles;

  /** Words that are joined where the segmenter cuts them, with their part of speech. */
  private final WordTrie dictionary;

  private final Nature[] natures;

  private final Set<String> personUnits;
  private final Set<String> eventUnits;
  private final Set<String> proposalVerbs;

  LinkingLexicon() {
    TreeMap<String, Integer> roles = new TreeMap<>();
    TreeMap<String, Nature> entries = new TreeMap<>();
    Lexicon linking = Lexicon.ofResource(Lexicon.class, "linking.txt");
    ROLES.forEach((list, role) -> add(roles, entries, linking.words(list), role, null));
    insert(entries, linking.words("adverb"), "d");
    insert(entries, linking.words("link"), "v");
    insert(entries, linking.words("increase"), "v");
    insert(entries, linking.words("decrease"), "v");
    insert(entries, linking.words("light"), "v");
    insert(entries, linking.words("activity"), "vn");
    insert(entries, linking.words("agent"), "n");
    insert(entries, linking.words("person"), "n");
    Lexicon predicates = Lexicon.ofResource(Lexicon.class, "predicates.txt");
    add(roles, entries, predicates.words("predicate"), Role.PREDICATE | Role.VERB, "v");
    Lexicon domain = Lexicon.ofResource(Lexicon.class, "domain-words.txt");
    for (String list : domain.names()) {
      add(roles, entries, domain.words(list), Role.DOMAIN | Role.NOUN, "n");
    }
    dictionary = new WordTrie(entries.navigableKeySet());
    listed = new WordTrie(roles.navigableKeySet());
    this.roles = roles.values().stream().mapToInt(Integer::intValue).toArray();
    natures = entries.values().toArray(new Nature[0]);
    personUnits = linking.words("person-unit");
    eventUnits = linking.words("event-unit");
    proposalVerbs = linking.words("proposal-verb");
  }

  private static void add(
      Map<String, Integer> roles,
      Map<String, Nature> entries,
      Set<String> words,
      int role,
      String nature) {
    for (String word : words) {
      roles.merge(word, role, (a, b) -> a | b);
    }
    if (nature != null) {
      insert(entries, words, nature);
    }
  }

  private static void insert(Map<String, Nature> entries, Set<String> words, String nature) {
    for (String word : words) {
      if (word.length() > 1) {
        entries.put(word, Nature.create(nature));
      }
    }
  }

  /** Returns the roles of a word of a text; 0 for a word that no list knows. */
  int roles(String text, int from, int to) {
    int state = listed.walk(WordTrie.ROOT, text, from, to);
    int word = state < 0 ? -1 : listed.word(state);
    return word < 0 ? 0 : roles[word];
  }

  /**
   * Joins words of the lexicons that the segmenter has cut, the longest first, and gives all of
   * them the part of speech that the lexicons say. An own array serves this faster than the tree
   * that HanLP grows of inserted words.
   *
   * @param words words in order; is changed
   */
  void join(Words words) {
    int offset = words.offset;
    for (int i = 0; i < words.size; i++) {
      Nature nature = null;
      int end = i;
      int state = WordTrie.ROOT;
      for (int to = i; to < words.size; to++) {
        state = dictionary.walk(state, words.chars, words.from[to] - offset, words.to[to] - offset);
        if (state < 0) {
          break;
        }
        int found = dictionary.word(state);
        if (found >= 0) {
          nature = natures[found];
          end = to;
        }
      }
      if (nature != null) {
        words.join(i, end + 1, nature);
      }
    }
  }

  boolean isPersonUnit(String unit) {
    return personUnits.contains(unit);
  }

  boolean isProposalVerb(String verb) {
    return proposalVerbs.contains(verb);
  }

  boolean isEventUnit(String unit) {
    return eventUnits.contains(unit);
  }
}
