package org.zhibiao.report;

/** Administrative level of the body that reports. */
public enum Level {
  /** 全国. */
  NATIONAL,
  /** 省, 自治区, 直辖市. */
  PROVINCE,
  /** 地级市, 自治州, 地区, 盟. */
  CITY,
  /** 县, 县级市, 市辖区, 旗. */
  COUNTY
}
