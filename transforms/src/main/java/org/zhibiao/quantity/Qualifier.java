package org.zhibiao.quantity;

/** How the text limits a number. */
public enum Qualifier {
  /** The number itself. */
  EXACT,
  /** 约, 左右, 上下. */
  ABOUT,
  /** 余, 多, 超过, 突破, 逾; 以上 behind a reported amount. */
  OVER,
  /** 至少, 不少于, 不低于; 以上 in a target and behind every percentage. */
  AT_LEAST,
  /** 近, 接近. */
  NEARLY,
  /** 不超过, 以内, 以下. */
  AT_MOST,
  /** 不到, 不足. */
  UNDER
}
