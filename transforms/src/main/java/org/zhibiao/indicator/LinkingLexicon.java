package org.zhibiao.indicator;

import com.hankcs.hanlp.collection.trie.DoubleArrayTrie;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.DynamicCustomDictionary;
import java.util.HashMap;
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

  private final Map<String, Integer> roles = new HashMap<>();
  private final DynamicCustomDictionary dictionary = new DynamicCustomDictionary();

  /** The words of the dictionary while it is collected. */
  private final TreeMap<String, CoreDictionary.Attribute> entries = new TreeMap<>();

  private final Set<String> personUnits;
  private final Set<String> eventUnits;
  private final Set<String> proposalVerbs;

  LinkingLexicon() {
    Lexicon linking = Lexicon.ofResource(Lexicon.class, "linking.txt");
    ROLES.forEach((list, role) -> add(linking.words(list), role, null));
    insert(linking.words("adverb"), "d 1000");
    insert(linking.words("link"), "v 1000");
    insert(linking.words("increase"), "v 1000");
    insert(linking.words("decrease"), "v 1000");
    insert(linking.words("light"), "v 1000");
    insert(linking.words("activity"), "vn 1000");
    insert(linking.words("agent"), "n 1000");
    insert(linking.words("person"), "n 1000");
    Lexicon predicates = Lexicon.ofResource(Lexicon.class, "predicates.txt");
    add(predicates.words("predicate"), Role.PREDICATE | Role.VERB, "v 1000");
    Lexicon domain = Lexicon.ofResource(Lexicon.class, "domain-words.txt");
    for (String list : domain.names()) {
      add(domain.words(list), Role.DOMAIN | Role.NOUN, "n 1000");
    }
    // These words stand in for the additional ones that HanLP brings, mostly names. One array
    // serves look-ups faster than the tree that single insertions grow.
    dictionary.dat = new DoubleArrayTrie<>(entries);
    personUnits = linking.words("person-unit");
    eventUnits = linking.words("event-unit");
    proposalVerbs = linking.words("proposal-verb");
  }

  private void add(Set<String> words, int role, String nature) {
    for (String word : words) {
      roles.merge(word, role, (a, b) -> a | b);
    }
    if (nature != null) {
      insert(words, nature);
    }
  }

  private void insert(Set<String> words, String nature) {
    for (String word : words) {
      if (word.length() > 1) {
        entries.put(word, CoreDictionary.Attribute.create(nature));
      }
    }
  }

  /** Returns the roles of a word; 0 for a word that no list knows. */
  int roles(String word) {
    Integer found = roles.get(word);
    return found == null ? 0 : found;
  }

  DynamicCustomDictionary dictionary() {
    return dictionary;
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
