package org.zhibiao.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How files are read.
 *
 * @param limits how much of them
 * @param textField field of records that holds the text; null to find it
 * @param metadataFields fields of records that are kept beside the text; empty for those whose
 *     names say place, year, date, title or address
 */
public record ReadRules(ReadLimits limits, String textField, List<String> metadataFields)
    implements Serializable {

  /** Checks and copies. */
  public ReadRules {
    Objects.requireNonNull(limits, "limits");
    // A list of this kind travels to workers on every runner.
    metadataFields = new ArrayList<>(metadataFields);
  }

  /** Returns the rules that hold where nobody says otherwise. */
  public static ReadRules standard() {
    return new ReadRules(ReadLimits.standard(), null, List.of());
  }
}
