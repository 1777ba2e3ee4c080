package org.zhibiao.script;

/** Makes the text that the later stages read. Safe to call from several threads. */
public final class ScriptNormalizer {

  /** Normalises a decoded text. */
  public NormalizedText normalize(String source) {
    return NormalizedText.identical(source, Script.UNDETERMINED);
  }
}
