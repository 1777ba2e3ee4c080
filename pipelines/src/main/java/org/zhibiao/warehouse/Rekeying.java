package org.zhibiao.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.io.api.Binary;
import org.zhibiao.warehouse.RefreshPlan.Derivation;

/**
 * Gives the rows of a document the ids that they have under another uri. Every id begins with the
 * id of its document.
 */
final class Rekeying {

  private static final Set<String> IDS =
      Set.of(
          "document_id",
          "report_id",
          "section_id",
          "parent_id",
          "mention_id",
          "part_of",
          "compared_to",
          "duplicate_of",
          "mention_ids",
          "candidates");

  private final Derivation derivation;
  private final String oldId;
  private final byte[] newId;

  Rekeying(Derivation derivation) {
    this.derivation = derivation;
    this.oldId = derivation.from().documentId();
    this.newId = binary(derivation.to().documentId()).getBytes();
  }

  /** Returns the new document_id. */
  String id() {
    return derivation.to().documentId();
  }

  /** Returns whether rows of a table are wanted. */
  boolean wants(WarehouseTable table) {
    return table == WarehouseTable.DOCUMENTS || derivation.duplicateOf() == null;
  }

  /** Returns a row with its new ids; the old row stays as it is. */
  Object[] row(WarehouseTable table, RowLayout layout, Object[] old) {
    Object[] row = old.clone();
    for (int i = 0; i < row.length; i++) {
      if (row[i] != null && IDS.contains(layout.name(i))) {
        row[i] = row[i] instanceof List<?> list ? ids(list) : id((Binary) row[i]);
      }
    }
    if (table == WarehouseTable.DOCUMENTS) {
      row[layout.place("uri")] = binary(derivation.to().file().uri());
      row[layout.place("entry")] = binary(derivation.to().entry());
      row[layout.place("duplicate_of")] = binary(derivation.duplicateOf());
    }
    return row;
  }

  private List<Binary> ids(List<?> list) {
    List<Binary> ids = new ArrayList<>(list.size());
    for (Object id : list) {
      ids.add(id((Binary) id));
    }
    return ids;
  }

  private Binary id(Binary old) {
    byte[] bytes = old.getBytes();
    if (bytes.length < newId.length || !startsWithOld(bytes)) {
      return old;
    }
    byte[] id = bytes.clone();
    System.arraycopy(newId, 0, id, 0, newId.length);
    return Binary.fromConstantByteArray(id);
  }

  private boolean startsWithOld(byte[] bytes) {
    for (int i = 0; i < oldId.length(); i++) {
      if (bytes[i] != oldId.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static Binary binary(String text) {
    return text == null ? null : Binary.fromString(text);
  }
}
