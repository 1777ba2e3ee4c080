package org.zhibiao.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One numeral, one value. */
class NumeralScannerTest {

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String[] SMALL = {"", "十", "百", "千"};
  private static final String[] BIG = {"", "万", "亿", "万亿"};

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "十,                       10",
    "十九,                     19",
    "二百一十七,               217",
    "二百十七,                 217",
    "两千三,                   2300",
    "两千零三,                 2003",
    "三万五,                   35000",
    "一百零一万一千,           1011000",
    "三万五千亿,               3500000000000",
    "一万二千亿,               1200000000000",
    "四亿零七百万,             407000000",
    "四万万,                   400000000",
    "廿五,                     25",
    "壹仟贰佰叁拾,             1230",
    "二点八五,                 2.85",
    "六点四二万,               64200",
    "12,                       12",
    "１２．５,                 12.5",
    "2.3万,                    23000",
    "1.3万亿,                  1300000000000",
    "25万6千,                  256000",
    "4亿零700万,               407000000",
    "1万600,                   10600",
    "三又二分之一,             3.5",
    "五分之二,                 0.4",
    "百分之负三点八,           -3.8",
    "负十二,                   -12",
    "负三五百,                 -500",
    "二〇二四,                 2024",
  })
  void readsAValue(String numeral, BigDecimal value) {
    assertThat(NumeralScanner.scan(numeral))
        .singleElement()
        .satisfies(
            n -> {
              assertThat(n.start()).isZero();
              assertThat(n.end()).isEqualTo(numeral.length());
              assertThat(n.value()).isEqualByComparingTo(value);
            });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'2,300',        2300",
    "'2，300',       2300",
    "'1,234,567',    1234567",
    "'2,3001',       2",
    "'12,30',        12",
  })
  void readsThousandsOnlyWhereTheyAre(String text, BigDecimal first) {
    assertThat(NumeralScanner.scan(text).get(0).value()).isEqualByComparingTo(first);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "三四十, 30, 40",
    "三五百, 300, 500",
    "一两, 1, 2",
    "十五六, 15, 16",
    "七百三四十, 730, 740",
    "八九亿, 800000000, 900000000",
    "三万四五, 34000, 35000",
  })
  void readsTwoDigitsAsARange(String numeral, BigDecimal low, BigDecimal high) {
    assertThat(NumeralScanner.scan(numeral))
        .singleElement()
        .satisfies(
            n -> {
              assertThat(n.value()).isEqualByComparingTo(low);
              assertThat(n.high()).isEqualByComparingTo(high);
            });
  }

  @Property
  void readsBackAChineseNumeral(@ForAll @LongRange(min = 1, max = 9_999_999_999_999L) long value) {
    assertThat(NumeralScanner.scan(chinese(value)))
        .as(chinese(value))
        .singleElement()
        .satisfies(n -> assertThat(n.value()).isEqualByComparingTo(BigDecimal.valueOf(value)));
  }

  @Property
  void readsBackADecimal(
      @ForAll @IntRange(max = 99999) int whole, @ForAll @IntRange(max = 999) int fraction) {
    String numeral = whole + "." + fraction;
    assertThat(NumeralScanner.scan(numeral))
        .singleElement()
        .satisfies(n -> assertThat(n.value()).isEqualByComparingTo(new BigDecimal(numeral)));
  }

  /** Writes a number as a clerk does: 一千零五万零三十. */
  private static String chinese(long value) {
    StringBuilder text = new StringBuilder();
    long rest = value;
    boolean gap = false;
    for (int group = BIG.length - 1; group >= 0; group--) {
      long unit = (long) Math.pow(10, group * 4);
      int part = (int) (rest / unit);
      rest %= unit;
      if (part == 0) {
        gap = text.length() > 0;
        continue;
      }
      if (text.length() > 0 && (gap || part < 1000)) {
        text.append('零');
      }
      text.append(group(part)).append(group == 3 && value / unit > 0 ? suffix(value) : BIG[group]);
      gap = part % 10 == 0 && group > 0 && part % 1000 == 0;
    }
    return text.toString();
  }

  /** 万亿 is written 万 where 亿 follow, as in 三万五千亿. */
  private static String suffix(long value) {
    return value / 100_000_000 % 10_000 > 0 ? "万" : "万亿";
  }

  private static String group(int part) {
    StringBuilder text = new StringBuilder();
    boolean zero = false;
    int rest = part;
    for (int i = 3; i >= 0; i--) {
      int power = (int) Math.pow(10, i);
      int digit = rest / power;
      rest %= power;
      if (digit > 0) {
        if (zero) {
          text.append('零');
        }
        text.append(DIGITS.charAt(digit)).append(SMALL[i]);
        zero = false;
      } else {
        zero = text.length() > 0;
      }
    }
    return text.toString();
  }
}
