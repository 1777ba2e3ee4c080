package org.zhibiao.report;

/** What kind of work report a text is. */
public enum Genre {
  /** 政协常务委员会工作报告. */
  CPPCC_STANDING_COMMITTEE,
  /** 政协常务委员会关于提案工作情况的报告. */
  CPPCC_PROPOSALS,
  /** 政府工作报告. */
  GOVERNMENT,
  /** 人民代表大会常务委员会工作报告. */
  PEOPLES_CONGRESS,
  /** 人民法院工作报告. */
  COURT,
  /** 人民检察院工作报告. */
  PROCURATORATE,
  /** Any other report of a public body's year. */
  OTHER
}
