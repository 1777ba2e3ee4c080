package org.zhibiao.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.zhibiao.catalogue.Catalogue;
import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.quantity.Qualifier;
import org.zhibiao.quantity.Quantity;
import org.zhibiao.report.Article;
import org.zhibiao.report.ReportHeader;
import org.zhibiao.script.NormalizedText;
import org.zhibiao.section.Section;
import org.zhibiao.section.SectionSplitter.Outline;
import org.zhibiao.section.Sentence;

/**
 * Finds what quantities are about. Building one loads the tokenizer's dictionary; one instance is
 * safe to call from several threads.
 */
public final class IndicatorLinker {

  /** How far in front of an amount its verb is looked for, in characters. */
  private static final int VERB_REACH = 14;

  /** What is asked of each person or unit in a year hardly goes beyond this. */
  private static final BigDecimal LARGEST_QUOTA = BigDecimal.valueOf(30);

  /** Verbs that say what something met with. */
  private static final String[] RECEIVED = {"获", "得到", "赢得", "受到", "被"};

  private final LinkingLexicon lexicon = new LinkingLexicon();
  private final ContextTokenizer tokenizer = new ContextTokenizer(lexicon);
  private final MeasureFinder measures = new MeasureFinder(lexicon);
  private final CodeMatcher codes;

  /** Creates a linker with the built-in catalogue. */
  public IndicatorLinker() {
    this(Catalogue.ofResource());
  }

  /** Creates a linker with a catalogue. */
  public IndicatorLinker(Catalogue catalogue) {
    this.codes = new CodeMatcher(catalogue);
  }

  /**
   * Links quantities.
   *
   * @param text normalised text
   * @param articles articles of the document
   * @param outline its sections and sentences
   * @param quantities quantities in order
   * @return one mention for each quantity, in the same order
   */
  public List<Mention> link(
      NormalizedText text, List<Article> articles, Outline outline, List<Quantity> quantities) {
    return link(text, articles, outline, quantities, null);
  }

  /**
   * Links quantities.
   *
   * @param text normalised text
   * @param articles articles of the document
   * @param outline its sections and sentences
   * @param quantities quantities in order
   * @param listener hears how the code of each quantity was chosen; null for nobody
   * @return one mention for each quantity, in the same order
   */
  public List<Mention> link(
      NormalizedText text,
      List<Article> articles,
      Outline outline,
      List<Quantity> quantities,
      CodeListener listener) {
    List<Mention> mentions = new ArrayList<>(quantities.size());
    if (quantities.isEmpty()) {
      return mentions;
    }
    DocumentYears years = new DocumentYears(text.text(), articles, outline);
    TopicTracker topics = new TopicTracker();
    Words words = new Words();
    List<Sentence> sentences = outline.sentences();
    int paragraph = -1;
    int place = 0;
    int next = 0;
    while (next < quantities.size()) {
      while (sentences.get(place).end() <= quantities.get(next).start()
          && place + 1 < sentences.size()) {
        place++;
      }
      Sentence sentence = sentences.get(place);
      int end = next + 1;
      while (end < quantities.size() && quantities.get(end).start() < sentence.end()) {
        end++;
      }
      if (sentence.paragraph() != paragraph) {
        topics.newParagraph();
        paragraph = sentence.paragraph();
      }
      topics.newSentence();
      SentenceView view = tokenizer.read(text.text(), sentence, quantities, next, end, words);
      linkSentence(
          text.text(), view, place, sentence, quantities, years, topics, mentions, listener);
      next = end;
    }
    return mentions;
  }

  private void linkSentence(
      String text,
      SentenceView view,
      int place,
      Sentence sentence,
      List<Quantity> quantities,
      DocumentYears years,
      TopicTracker topics,
      List<Mention> mentions,
      CodeListener listener) {
    Section section = years.section(sentence);
    int total = -1;
    int earlier = -1;
    for (int i = 0; i < view.size(); i++) {
      if (!view.is(i, Role.QUANTITY)) {
        continue;
      }
      int q = view.quantity(i);
      Quantity quantity = quantities.get(q);
      Finding finding = measures.find(view, i, quantity);
      Change change = ChangeResolver.resolve(view, i, quantity, finding);
      if (i > 0 && view.is(i - 1, Role.QUANTITY) && view.end(i - 1) == view.start(i)) {
        change = topics.lastChange();
      }
      finding = complete(view, i, quantity, finding, change, topics);
      int partOf = -1;
      int from = q > 0 ? Math.max(sentence.start(), quantities.get(q - 1).end()) : sentence.start();
      if (ComparisonLinker.opensParts(text, from, quantity.start())) {
        total = ComparisonLinker.total(text, quantities, q, sentence.start());
        partOf = total;
      } else if (total >= 0) {
        if (ComparisonLinker.endsParts(text, from, quantity.start())) {
          total = -1;
        } else if (ComparisonLinker.sameUnit(quantities.get(total), quantity)) {
          total = ComparisonLinker.mayBePart(quantity, quantities.get(total)) ? total : -1;
          partOf = total;
        }
      }
      if (partOf >= 0
          && finding.start() >= 0
          && finding.predicate() == null
          && !isReplyClass(finding.measure())) {
        // 资助学生1350名，其中孤儿42名: a part shares the verb of the whole.
        finding = finding.withPredicate(mentions.get(partOf).predicate());
      }
      topics.remember(quantity, finding, change);

      boolean isEarlier = ComparisonLinker.isEarlier(view, i, quantities);
      String clause = clause(view, i);
      if (quantity.kind() == UnitKind.PERCENT && topics.previous() != null) {
        // 发出司法建议86份，采纳率92%: the rate is of what was counted before.
        clause = topics.previous() + "，" + clause;
      }
      if (quantity.kind() == UnitKind.MASS) {
        clause = outputClause(text, sentence.start(), quantity.start(), clause);
      }
      String before = quantity.kind() == UnitKind.MONEY ? moneyVerbs(view, i, finding) : clause;
      boolean quota = isQuota(text, sentence.start(), quantity);
      String named = quota ? null : named(view, finding);
      if (named == null
          && !quota
          && (isReached(finding.predicate()) || helps(finding.predicate()))) {
        // 惠及2.8万人, 救助143人: whom something reached or helped needs no noun.
        named = finding.predicate();
      }
      String code = codes.match(quantity, named, finding.predicate(), change, clause, before);
      if (code == null && named != null) {
        int next = q + 1 < quantities.size() ? quantities.get(q + 1).start() : text.length();
        String received = receivedBehind(text, quantity, Math.min(next, sentence.end()));
        if (received != null) {
          clause = clause + "，" + received;
          before = clause;
          code = codes.match(quantity, named, finding.predicate(), change, clause, before);
        }
      }
      code = PairedIncomes.settle(code, text, sentence.start(), view, i);
      if (listener != null) {
        listener.coded(
            q,
            new CodeChoice(
                code,
                named,
                quota,
                clause,
                codes.consider(quantity, named, finding.predicate(), change, clause, before)));
      }
      DocumentYears.Resolved resolved =
          years.resolve(place, section, quantity, finding, change, isEarlier);

      int comparedTo = earlier >= 0 ? earlier : -1;
      earlier = isEarlier ? q : -1;

      List<String> issues = new ArrayList<>(quantity.issues());
      if (years.foreign(section, clause, text, quantity)) {
        issues.add("FOREIGN_FIGURE");
      }
      if (code == null && finding.isInherited()) {
        issues.add("MEASURE_INHERITED");
      }
      mentions.add(
          new Mention(
              settle(text, quantity, resolved.status()),
              sentence,
              finding.measure(),
              finding.predicate(),
              code,
              change,
              resolved.status(),
              resolved.year() == 0 ? null : Integer.valueOf(resolved.year()),
              resolved.from() == 0 ? null : Integer.valueOf(resolved.from()),
              partOf,
              comparedTo,
              null,
              quantity.rule() + "+" + finding.rule(),
              issues));
    }
  }

  /** Returns the measure by the name that the catalogue knows it under. */
  private static String named(SentenceView view, Finding finding) {
    switch (finding.rule()) {
      case NumberList.URBAN:
        return finding.measure().replace("城乡", "城镇");
      case NumberList.RURAL:
        return finding.measure().replace("城乡", "农村");
      default:
        if (finding.start() < 0
            || finding.rule().equals("right")
            || view.is(finding.end(), Role.CLOSE)) {
          return finding.measure();
        }
        int start = NounPhrases.wholeStartOf(view, finding.end());
        return start < finding.start() ? view.text(start, finding.end()) : finding.measure();
    }
  }

  /**
   * Returns the clause behind that of a number where it says what those counted met with:
   * 12篇建议，获得领导批示; null where it does not.
   *
   * @param limit offset behind what may be looked at: the next number, or the end of the sentence
   */
  private static String receivedBehind(String text, Quantity quantity, int limit) {
    if (quantity.unit().length() != 1 || "篇条件份期".indexOf(quantity.unit().charAt(0)) < 0) {
      return null;
    }
    int start = clauseEnd(text, quantity.end(), limit) + 1;
    if (start >= limit) {
      return null;
    }
    for (String verb : RECEIVED) {
      if (text.startsWith(verb, start)) {
        return text.substring(start, clauseEnd(text, start, limit));
      }
    }
    return null;
  }

  private static int clauseEnd(String text, int from, int limit) {
    int i = from;
    while (i < limit && "，,。；;：:".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  /** In 粮食播种面积40万亩，总产量16万吨 the crop stands in the clause before the output. */
  private static String outputClause(String text, int from, int to, String clause) {
    if (!clause.startsWith("总产")) {
      return clause;
    }
    int crop = text.lastIndexOf("粮食", to);
    return crop >= from ? "粮食" + clause : clause;
  }

  /**
   * Tells whether a number is asked of each of many: 每名委员至少提交一件提案. A number of dozens without 至少 is
   * not, nor one that a clause gives for the whole year.
   */
  private static boolean isQuota(String text, int from, Quantity quantity) {
    int to = quantity.start();
    boolean large =
        quantity.kind() == UnitKind.COUNT
            && quantity.value() != null
            && quantity.value().compareTo(LARGEST_QUOTA) > 0;
    boolean sameClause = true;
    boolean pastSemicolon = false;
    boolean floor = false;
    for (int i = to - 1; i >= Math.max(from, to - 80); i--) {
      char c = text.charAt(i);
      boolean comma = c == '，' || c == ',';
      pastSemicolon |= c == '；' || c == ';';
      if (comma && isWholeYear(text, i + 1, to)) {
        return false;
      }
      floor |= isFloor(text, i);
      if (sameClause && (comma || pastSemicolon)) {
        if (large && !floor) {
          return false;
        }
        sameClause = false;
      }
      if (c == '每' && "名位个人家户支".indexOf(text.charAt(i + 1)) >= 0) {
        return floor || !pastSemicolon && !large;
      }
    }
    return false;
  }

  private static boolean isFloor(String text, int at) {
    return text.startsWith("至少", at) || text.startsWith("不少于", at) || text.startsWith("不低于", at);
  }

  private static boolean isWholeYear(String text, int from, int to) {
    return text.startsWith("全年", from) && !text.substring(from, to).contains("至少");
  }

  /** Adds what the clause leaves out: noun or verb of the numbers before. */
  private Finding complete(
      SentenceView view,
      int i,
      Quantity quantity,
      Finding finding,
      Change change,
      TopicTracker topics) {
    if (finding.found() && isPaper(quantity.unit()) && finding.measure().endsWith("媒体")) {
      // 刊发稿件320篇，其中中央级媒体21篇: the media published what was counted before.
      String paper = topics.paper();
      if (paper != null && view.is(finding.start() - 1, Role.ADVERB | Role.BREAK)) {
        return new Finding(paper, topics.predicate(), -1, -1, "topic");
      }
    }
    if (finding.found()) {
      if (finding.predicate() == null && listed(view, finding)) {
        return finding.withPredicate(topics.predicate());
      }
      return finding;
    }
    String inherited = null;
    String rule = "topic";
    if (quantity.kind() == UnitKind.MONEY && "计".equals(finding.predicate())) {
      Finding before = LeftContext.activityOfClauseBefore(view, i);
      if (before.found()) {
        return before;
      }
    }
    if (i > 0 && view.is(i - 1, Role.QUANTITY) && view.end(i - 1) == view.start(i)) {
      // 接待代表团45批680人次: both numbers are of the same noun, or of its people.
      if (lexicon.isPersonUnit(quantity.unit())) {
        Finding people = measures.people(view, i - 1, finding);
        if (people.found()) {
          return people;
        }
      }
      inherited = topics.subject();
      if (inherited != null) {
        return new Finding(inherited, topics.predicate(), -1, -1, "second-number");
      }
    }
    if (change != Change.LEVEL || finding.arrives() || topics.isRespective()) {
      int length = NumberList.length(view, i);
      Finding counterpart = length > 1 ? topics.counterpart(length, quantity) : null;
      if (counterpart != null) {
        return new Finding(counterpart.measure(), finding.predicate(), -1, -1, counterpart.rule());
      }
    }
    if (change != Change.LEVEL && quantity.kind() != UnitKind.COUNT) {
      Finding own = LeftContext.subjectBehindPause(view, i);
      if (own.found()) {
        return own.withPredicate(finding.predicate());
      }
      if (inherited == null && followsNumber(view, i)) {
        inherited = topics.subject();
      }
      if (inherited == null) {
        Finding before = LeftContext.subjectOfClauseBefore(view, i);
        if (before.found()) {
          return before.withPredicate(finding.predicate());
        }
        inherited = topics.subject();
      }
      rule = "growth";
    }
    if (inherited == null && finding.arrives() && followsNumber(view, i)) {
      inherited = topics.countsLast(quantity) ? topics.topic(quantity, false) : null;
      if (inherited == null) {
        inherited = topics.subject();
      }
      rule = "arrival";
    }
    if (inherited == null && ComparisonBase.missesSubject(finding)) {
      inherited = topics.subject();
      if (inherited == null) {
        Finding before = LeftContext.subjectOfClauseBefore(view, i);
        if (before.found()) {
          return before.withPredicate(finding.predicate());
        }
      }
      rule = "comparison";
    }
    if (inherited == null
        && ("占".equals(finding.predicate())
            || quantity.kind() == UnitKind.PERCENTAGE_POINT
            || quantity.kind() == UnitKind.MULTIPLE)) {
      inherited = topics.subject();
      rule = "share";
    }
    if (inherited == null && ElidedNoun.missesNoun(finding) && quantity.unit().equals("件")) {
      inherited = topics.proposals();
    }
    if (inherited == null
        && finding.predicate() != null
        && lexicon.isProposalVerb(finding.predicate())) {
      boolean led = finding.predicate().endsWith("督办") || finding.predicate().equals("领办");
      inherited = led ? topics.topic(quantity, true) : topics.proposals();
    }
    if (inherited == null) {
      inherited = topics.topic(quantity, false);
    }
    if (inherited == null && isPaper(quantity.unit())) {
      inherited = topics.paper();
    }
    if (inherited == null && (quantity.unit().equals("字") || quantity.unit().equals("册"))) {
      inherited = topics.work();
      rule = "extent";
    }
    if (inherited == null) {
      Finding behind = measures.objectBehind(view, i, quantity);
      if (behind.found()) {
        return behind;
      }
      inherited = isReached(finding.predicate()) ? null : topics.topic(quantity, true);
      rule = "topic-before";
    }
    if (inherited == null && quantity.kind() != UnitKind.COUNT) {
      inherited = topics.subject();
      rule = "subject";
    }
    if (inherited == null && ElidedNoun.missesNoun(finding)) {
      inherited = topics.latest();
    }
    if (inherited == null && finding.predicate() == null && quantity.unit().equals("件")) {
      inherited = topics.proposals();
    }
    if (inherited == null && (finding.predicate() == null || !finding.flow())) {
      Finding before = LeftContext.subjectOfClauseBefore(view, i);
      if (before.found()) {
        return before.withPredicate(finding.predicate());
      }
    }
    if (inherited == null) {
      return finding;
    }
    return new Finding(inherited, finding.predicate(), -1, -1, rule);
  }

  /** 惠及2.8万人: who is reached is not who was counted in another sentence. */
  private static boolean isReached(String predicate) {
    return "惠及".equals(predicate) || "受益".equals(predicate) || "受惠".equals(predicate);
  }

  private static boolean helps(String predicate) {
    return "救助".equals(predicate) || "资助".equals(predicate) || "慰问".equals(predicate);
  }

  /** Tells whether a noun stands behind a pause mark that follows a number: the next of a list. */
  private static boolean listed(SentenceView view, Finding finding) {
    int i = finding.start() - 1;
    return view.is(i, Role.PAUSE | Role.CONJUNCTION) && view.is(i - 1, Role.QUANTITY);
  }

  /** Tells whether a number stands before this one in its clause or in the clause before. */
  private static boolean followsNumber(SentenceView view, int q) {
    int breaks = 0;
    for (int i = q - 1; i >= 0 && breaks < 2; i--) {
      if (view.is(i, Role.QUANTITY)) {
        return true;
      }
      breaks += view.is(i, Role.BREAK) ? 1 : 0;
    }
    return false;
  }

  /** Returns the words of a clause from the number before to the number behind. */
  private static String clause(SentenceView view, int q) {
    int from = q;
    while (from > 0 && !view.is(from - 1, Role.BREAK | Role.QUANTITY)) {
      from--;
    }
    int to = q;
    while (to + 1 < view.size()
        && !view.is(to + 1, Role.BREAK | Role.QUANTITY)
        && !(view.is(to + 1, Role.PAUSE) && to == q)) {
      to++;
    }
    return view.text(from, to);
  }

  /** Returns the words of a clause from the number before to this one. */
  private static String clauseBefore(SentenceView view, int q) {
    int from = q;
    while (from > 0 && !view.is(from - 1, Role.BREAK | Role.QUANTITY)) {
      from--;
    }
    while (from < q && view.start(q) - view.start(from) > VERB_REACH) {
      from++;
    }
    return from == q ? "" : view.text(from, q - 1);
  }

  /**
   * Returns the words that the verb of an amount is looked for in: those in front of it and, where
   * the clause gives the sum of what the one before counted, its 签约: 签约项目20个，总投资300亿元.
   */
  private static String moneyVerbs(SentenceView view, int q, Finding finding) {
    String own = clauseBefore(view, q);
    int counted = finding.start() - 2;
    boolean sum =
        counted >= 0
            && finding.rule().equals("left")
            && isContractSum(finding.measure())
            && view.is(finding.start() - 1, Role.BREAK)
            && view.is(counted, Role.QUANTITY);
    return sum && view.text(view.clauseStart(counted), counted).contains("签约") ? "签约" + own : own;
  }

  /** What was signed for, and neither what arrived nor a threshold of single projects. */
  private static boolean isContractSum(String measure) {
    boolean named =
        measure.contains("总")
            || measure.contains("合同")
            || measure.contains("协议")
            || measure.contains("意向")
            || measure.equals("投资额")
            || measure.equals("金额");
    return named && !measure.contains("到位");
  }

  /** A类提案 are sorted by how they were answered, not by how they were filed. */
  private static boolean isReplyClass(String measure) {
    return measure.length() > 1
        && measure.charAt(1) == '类'
        && "ABCabc".indexOf(measure.charAt(0)) >= 0;
  }

  /** Tells whether a unit counts written things, which reports count in one unit or another. */
  static boolean isPaper(String unit) {
    return unit.length() == 1 && "篇条期份".indexOf(unit.charAt(0)) >= 0;
  }

  /** 以上 is a floor in a target, and "more than" behind a reported count or amount. */
  private static Quantity settle(String text, Quantity quantity, Status status) {
    if (quantity.kind() == UnitKind.PERCENT || !text.startsWith("以上", quantity.end() - 2)) {
      return quantity;
    }
    Qualifier from = status == Status.TARGET ? Qualifier.OVER : Qualifier.AT_LEAST;
    Qualifier to = status == Status.TARGET ? Qualifier.AT_LEAST : Qualifier.OVER;
    if (quantity.qualifier() != from) {
      return quantity;
    }
    return new Quantity(
        quantity.start(),
        quantity.end(),
        quantity.kind(),
        quantity.value(),
        quantity.valueHigh(),
        quantity.mask(),
        quantity.unit(),
        to,
        quantity.rule(),
        quantity.issues());
  }

  /** Returns the years of a report. */
  static YearResolver.ReportYears yearsOf(ReportHeader header) {
    if (header == null) {
      return new YearResolver.ReportYears(0, 0, 0);
    }
    return new YearResolver.ReportYears(
        orZero(header.reviewYear()), orZero(header.reviewYearFrom()), orZero(header.planYear()));
  }

  private static int orZero(Integer year) {
    return year == null ? 0 : year;
  }
}
