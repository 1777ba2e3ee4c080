package org.zhibiao.quantity;

import java.math.BigDecimal;
import java.util.Set;
import org.zhibiao.lexicon.Lexicon;

/** What a classifier does not count: sessions, phases, sets of notions, an indefinite 一. */
final class CountRules {

  private static final int ONE_REACH = 70;
  private static final int SESSION_REACH = 14;
  private static final int SET_REACH = 9;
  private static final int PHASE_REACH = 12;
  private static final int COURSE_REACH = 10;
  private static final int LARGEST_SET = 20;

  /** Places and medals count without a classifier only behind digits: 14县, but 三河市, **省. */
  private static final Set<String> DIGITS_ONLY =
      Set.of("省", "省区", "市", "县", "县区", "区", "镇", "乡", "村", "街", "金", "银", "铜");

  /** Classifiers that count a thing or an event behind its noun, 一 included. */
  private static final Set<String> COUNTED_ONE =
      Set.of(
          "次", "期", "场", "本", "套", "部", "册", "件", "篇", "份", "座", "所", "处", "辑", "台", "辆", "幅", "批");

  /** How many characters of a noun must stand in front of it. */
  private static final int NOUN_IN_FRONT = 3;

  private final PhraseIndex oneCues;
  private final PhraseIndex onePeriods;
  private final PhraseIndex sessionNouns;
  private final PhraseIndex phaseVerbs;
  private final PhraseIndex phaseNouns;
  private final PhraseIndex setNouns;
  private final PhraseIndex abstractNouns;

  CountRules(Lexicon lexicon) {
    oneCues = new PhraseIndex(lexicon.words("one-cue"));
    onePeriods = new PhraseIndex(lexicon.words("one-period"));
    sessionNouns = new PhraseIndex(lexicon.words("session-noun"));
    phaseVerbs = new PhraseIndex(lexicon.words("phase-verb"));
    phaseNouns = new PhraseIndex(lexicon.words("phase-noun"));
    setNouns = new PhraseIndex(lexicon.words("set-noun"));
    abstractNouns = new PhraseIndex(lexicon.words("abstract-noun"));
  }

  String rule(Candidate c) {
    if (c.unit().isEmpty()) {
      return null;
    }
    if (session(c) || ordinalList(c)) {
      return "ordinal";
    }
    Numeral n = c.numeral();
    if (!n.arabic() && DIGITS_ONLY.contains(c.unit())) {
      return n.masked() ? "masked-name" : "name";
    }
    if (n.masked()) {
      return null;
    }
    if (n.one() && !explicitOne(c)) {
      return "indefinite-one";
    }
    if (c.unit().equals("大")) {
      return set(c);
    }
    if (n.bare() && !n.open() && n.magnitude() != 1 && !c.bounded()) {
      return "slogan";
    }
    if (c.unit().equals("期") && phase(c)) {
      return "phase";
    }
    if (headingNumber(c)) {
      return "heading-number";
    }
    if (small(c) && selfReference(c)) {
      return "self-reference";
    }
    if (n.chinese()) {
      return chinese(c);
    }
    return null;
  }

  private String chinese(Candidate c) {
    Numeral n = c.numeral();
    boolean single = n.end() - n.start() == 1;
    if (single && c.text().charAt(n.start()) == '二' && "次期轮类层手维道环".contains(c.unit())) {
      return "ordinal";
    }
    if (c.unit().equals("类") && "桥村水以汽客人地".indexOf(c.after(0)) >= 0) {
      return "class";
    }
    if (single && rhymed(c)) {
      return "slogan";
    }
    boolean setUnit = "个项条件种类重".contains(c.unit());
    if (c.high() != null && "期类次层级".contains(c.unit()) && listed(c)) {
      return "ordinal";
    }
    if (small(c) && setUnit && abstractNoun(c)) {
      return "fixed-set";
    }
    return null;
  }

  /** 二、三期: two ordinals. */
  private static boolean listed(Candidate c) {
    return c.text().substring(c.start(), c.end()).indexOf('、') > 0;
  }

  /** 三个转变: a notion right behind the classifier, and nothing that it belongs to. */
  private boolean abstractNoun(Candidate c) {
    int length = abstractNouns.lengthAt(c.text(), c.end(), c.limit());
    if (length == 0) {
      return false;
    }
    char behind = c.after(length);
    return !NumeralChars.han(behind) || "的和与等上下为是，".indexOf(behind) >= 0;
  }

  private static boolean small(Candidate c) {
    return c.value() != null
        && c.value().compareTo(BigDecimal.valueOf(LARGEST_SET)) <= 0
        && c.high() == null;
  }

  /** 届六次全会, 七次全会, 市六次党代会: a session, also in a list of sessions. */
  private boolean session(Candidate c) {
    if (c.before(1) == '届' || "省市县区州旗盟".indexOf(c.before(1)) >= 0 && c.followedBy("党代会")) {
      return true;
    }
    if (!c.unit().equals("次") || !c.numeral().masked() && !c.numeral().chinese()) {
      return false;
    }
    boolean noun = sessionNouns.at(c.text(), c.end(), c.limit());
    boolean listed = c.after(0) == '、';
    if (!noun && !listed) {
      return false;
    }
    boolean numerals = true;
    for (int i = c.start() - 1; i >= c.from() && i >= c.start() - SESSION_REACH; i--) {
      char ch = c.text().charAt(i);
      if (ch == '届') {
        return noun || numerals;
      }
      if ("，。,召开举共内".indexOf(ch) >= 0) {
        break;
      }
      numerals &= NumeralChars.kind(ch) != NumeralChars.NONE || "次、和".indexOf(ch) >= 0;
    }
    return noun && c.followedBy("全会") && !c.numeral().one();
  }

  /** 第1、2名 and 第三至五项: the rest of a list of ordinals. */
  private static boolean ordinalList(Candidate c) {
    if ("、和至到及-—".indexOf(c.before(1)) < 0 || c.before(1) == 0) {
      return false;
    }
    int i = c.start() - 2;
    while (i >= c.from() && NumeralChars.kind(c.text().charAt(i)) != NumeralChars.NONE
        || i > c.from() && c.text().charAt(i) == '、') {
      i--;
    }
    return i >= c.from() && i < c.start() - 2 && c.text().charAt(i) == '第';
  }

  /** 一 counts where the sentence demands or schedules it: 每季度至少开展一次. */
  private boolean explicitOne(Candidate c) {
    if (c.bounded() || c.before(1) == '各' || counted(c)) {
      return true;
    }
    int from = Math.max(c.from(), c.start() - ONE_REACH);
    boolean sameClause = true;
    for (int i = c.start(); i > from; i--) {
      char ch = c.text().charAt(i - 1);
      if (ch == '。' || ch == '；') {
        return false;
      }
      if (ch == '，' || ch == ',') {
        sameClause = false;
      }
      if (oneCues.before(c.text(), i, from)) {
        return true;
      }
      if (sameClause && onePeriods.before(c.text(), i, from)) {
        return true;
      }
    }
    return false;
  }

  /** 举办书画展一次，编印文集一本: behind its noun, at the end of a clause, 一 counts. */
  private static boolean counted(Candidate c) {
    char behind = c.after(0);
    if (behind != 0 && "，。；、,;\n".indexOf(behind) < 0
        || !COUNTED_ONE.contains(c.unit())
        || c.numeral().end() - c.numeral().start() != 1) {
      return false;
    }
    for (int i = 1; i <= NOUN_IN_FRONT; i++) {
      char before = c.before(i);
      if (!NumeralChars.han(before) && before != '》' && before != '”'
          || NumeralChars.kind(before) != NumeralChars.NONE
          || "的第又再这那头首每某另任唯同之有是为成在从到了着过仅只就不如统逐单了".indexOf(before) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** 五大支柱产业 are things; 三大攻坚战, 三大任务 are notions. */
  private String set(Candidate c) {
    if (c.numeral().magnitude() > 1
        || c.value().intValue() > LARGEST_SET
        || c.value().intValue() < 2) {
      return "name";
    }
    if (c.numeral().chinese() && c.value().intValue() > 10) {
      return "name";
    }
    int end = Math.min(c.limit(), c.end() + SET_REACH);
    for (int i = c.end(); i < end; i++) {
      if ("，。、；：,”“（(和与及".indexOf(c.text().charAt(i)) >= 0) {
        end = i;
      }
    }
    return setNouns.within(c.text(), c.end(), end) ? null : "fixed-set";
  }

  /** 三期 of a building is a phase; 24期 of a bulletin are counted. */
  private boolean phase(Candidate c) {
    if (c.value() == null || c.value().compareTo(BigDecimal.TEN) >= 0) {
      return false;
    }
    int from = Math.max(c.from(), c.start() - PHASE_REACH);
    if (c.before(1) == '》' || c.before(1) == '”' || course(c)) {
      return false;
    }
    for (int i = c.start(); i > from; i--) {
      char ch = c.text().charAt(i - 1);
      if (ch == '，' || ch == '。' || ch == '、' || ch == ',') {
        return true;
      }
      if (phaseVerbs.before(c.text(), i, from)) {
        return false;
      }
    }
    return true;
  }

  /** 3期委员培训班: what is held in courses stands behind, and ends its clause. */
  private boolean course(Candidate c) {
    int limit = Math.min(c.limit(), c.end() + COURSE_REACH);
    for (int i = c.end(); i < limit && "，。、；,;”“".indexOf(c.text().charAt(i)) < 0; i++) {
      int length = phaseNouns.lengthAt(c.text(), i, c.limit());
      if (length > 0) {
        int behind = i + length;
        return behind >= c.limit() || "，。、；：,;和及 \n".indexOf(c.text().charAt(behind)) >= 0;
      }
    }
    return false;
  }

  /** 2.2本计划: a decimal before a thing that comes whole. */
  private static boolean headingNumber(Candidate c) {
    return c.value() != null
        && "\0。； \n".indexOf(c.before(1)) >= 0
        && c.numeral().arabic()
        && c.numeral().magnitude() == 0
        && c.value().stripTrailingZeros().scale() > 0
        && "件篇份条项名位户家个所座处间栋本部册次场届".contains(c.unit());
  }

  private static boolean selfReference(Candidate c) {
    boolean introduced = c.precededBy("以下") || c.precededBy("如下") || c.precededBy("下列");
    if (introduced) {
      return true;
    }
    boolean work =
        c.followedBy("方面的工作")
            || c.followedBy("方面工作")
            || c.followedBy("工作")
            || c.followedBy("方面：")
            || c.followedBy("方面。")
            || c.followedBy("方面抓");
    return work && (c.precededBy("做好") || c.precededBy("抓好") || c.precededBy("突出"));
  }

  /** 一主五支, 五升一降: numerals in a rhyme. */
  private static boolean rhymed(Candidate c) {
    if (c.end() - c.start() != 2) {
      return false;
    }
    char a = c.after(0);
    char b = c.after(1);
    boolean rhymeBehind =
        a == '一' && NumeralChars.han(b) && NumeralChars.kind(b) == 0 && "级流等批次年".indexOf(b) < 0;
    char before = c.before(1);
    char numeralBefore = c.before(2);
    boolean rhymeBefore =
        NumeralChars.chineseDigit(numeralBefore)
            && NumeralChars.han(before)
            && NumeralChars.kind(before) == 0
            && "是年月日天周次人家个项件条名位批期届级来要套部组卷".indexOf(before) < 0;
    return rhymeBehind || rhymeBefore;
  }
}
