package org.zhibiao.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zhibiao.decode.UndecodableException;

/** The streams of a compound file ([MS-CFB]), the container of Word's old binary format. */
final class CompoundFile {

  private static final int HEADER = 512;
  private static final int ENTRY = 128;
  private static final int END = -2;

  private final ByteBuffer bytes;
  private final int sectorSize;
  private final int miniSectorSize;
  private final int miniCutoff;
  private final int[] table;
  private int[] miniTable = new int[0];
  private byte[] miniStream = new byte[0];
  private final Map<String, int[]> streams = new HashMap<>();

  CompoundFile(byte[] content) throws UndecodableException {
    if (content.length < HEADER) {
      throw damaged("it is shorter than its header");
    }
    bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int shift = bytes.getShort(0x1E);
    int miniShift = bytes.getShort(0x20);
    if (shift < 7 || shift > 16 || miniShift < 4 || miniShift > shift) {
      throw damaged("its sector size is impossible");
    }
    sectorSize = 1 << shift;
    miniSectorSize = 1 << miniShift;
    miniCutoff = bytes.getInt(0x38);
    table = readTable();
    readDirectory();
  }

  private static UndecodableException damaged(String how) {
    return new UndecodableException("DAMAGED", "The compound file is damaged: " + how);
  }

  private int[] readTable() throws UndecodableException {
    List<Integer> sectors = new ArrayList<>();
    int most = bytes.capacity() / sectorSize + 1;
    for (int i = 0; i < 109; i++) {
      int sector = bytes.getInt(0x4C + 4 * i);
      if (sector >= 0) {
        sectors.add(sector);
      }
    }
    int next = bytes.getInt(0x44);
    for (int i = 0; next >= 0 && i < most; i++) {
      int start = start(next);
      for (int j = 0; j < sectorSize / 4 - 1; j++) {
        int sector = bytes.getInt(start + 4 * j);
        if (sector >= 0 && sectors.size() <= most) {
          sectors.add(sector);
        }
      }
      next = bytes.getInt(start + sectorSize - 4);
    }
    int perSector = sectorSize / 4;
    int[] all = new int[Math.min(sectors.size(), most) * perSector];
    for (int i = 0; i < all.length / perSector; i++) {
      int start = start(sectors.get(i));
      for (int j = 0; j < perSector; j++) {
        all[i * perSector + j] = bytes.getInt(start + 4 * j);
      }
    }
    return all;
  }

  private int start(int sector) throws UndecodableException {
    long start = ((long) sector + 1) * sectorSize;
    if (sector < 0 || start + sectorSize > bytes.capacity()) {
      throw damaged("sector " + sector + " lies behind its end");
    }
    return (int) start;
  }

  private byte[] chain(int first, long length) throws UndecodableException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int sector = first;
    while (sector >= 0 && out.size() < length) {
      if (out.size() > bytes.capacity()) {
        throw damaged("a chain of sectors runs in a circle");
      }
      long start = ((long) sector + 1) * sectorSize;
      if (start >= bytes.capacity()) {
        throw damaged("sector " + sector + " lies behind its end");
      }
      // The last sector of a file may be cut short.
      int have = (int) Math.min(sectorSize, bytes.capacity() - start);
      out.write(bytes.array(), (int) start, (int) Math.min(have, length - out.size()));
      sector = sector < table.length ? table[sector] : END;
    }
    return out.toByteArray();
  }

  private byte[] miniChain(int first, long length) throws UndecodableException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int sector = first;
    while (sector >= 0 && out.size() < length) {
      long start = (long) sector * miniSectorSize;
      if (out.size() > miniStream.length || start >= miniStream.length) {
        throw damaged("a small stream leads nowhere");
      }
      int have = (int) Math.min(miniSectorSize, miniStream.length - start);
      out.write(miniStream, (int) start, (int) Math.min(have, length - out.size()));
      sector = sector < miniTable.length ? miniTable[sector] : END;
    }
    return out.toByteArray();
  }

  private void readDirectory() throws UndecodableException {
    byte[] directory = chain(bytes.getInt(0x30), bytes.capacity());
    ByteBuffer entries = ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + ENTRY <= directory.length; at += ENTRY) {
      int nameLength = Math.min(64, entries.getShort(at + 0x40) & 0xFFFF) - 2;
      int type = directory[at + 0x42];
      if (nameLength <= 0 || type != 2 && type != 5) {
        continue;
      }
      String name = new String(directory, at, nameLength, StandardCharsets.UTF_16LE);
      int first = entries.getInt(at + 0x74);
      int size = entries.getInt(at + 0x78);
      if (type == 5) {
        miniStream = chain(first, Math.max(0, size));
        int miniFirst = bytes.getInt(0x3C);
        byte[] mini = miniFirst < 0 ? new byte[0] : chain(miniFirst, bytes.capacity());
        miniTable = new int[mini.length / 4];
        ByteBuffer.wrap(mini).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(miniTable);
      } else {
        streams.putIfAbsent(name.toLowerCase(Locale.ROOT), new int[] {first, size});
      }
    }
  }

  /** Returns whether there is a stream of a name. */
  boolean has(String name) {
    return streams.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the bytes of a stream. */
  byte[] stream(String name) throws UndecodableException {
    int[] stream = streams.get(name.toLowerCase(Locale.ROOT));
    if (stream == null) {
      throw damaged("it has no stream " + name);
    }
    int size = Math.max(0, stream[1]);
    return size < miniCutoff ? miniChain(stream[0], size) : chain(stream[0], size);
  }
}
