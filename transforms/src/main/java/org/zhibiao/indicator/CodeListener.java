package org.zhibiao.indicator;

/** Hears how the codes of quantities were chosen. */
@FunctionalInterface
public interface CodeListener {

  /**
   * Is called for each quantity, in order.
   *
   * @param quantity place of the quantity in the list given to the linker
   * @param choice what was chosen, and from what
   */
  void coded(int quantity, CodeChoice choice);
}
