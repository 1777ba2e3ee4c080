package org.zhibiao.pipelines;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A corpus in which files come, change, move and go, as a crawler leaves it night by night. What
 * happens is drawn from a seed, so that a month can be repeated.
 */
final class NightlyCorpus {

  private static final List<String> PLACES =
      List.of("宜春市", "鼓楼区", "中山市", "榆阳区", "海丰县", "青海省", "市中区", "滨湖区");
  private static final List<String> FOLDERS =
      List.of("inbox", "archive/2023", "政协", "江苏省/南京市", "福建省/福州市", "a", "zz", "old/2019");
  private static final List<String> ENDINGS = List.of(".txt", ".txt", ".txt", ".md", ".html");

  private final Path root;
  private final Random random;
  private int made;

  NightlyCorpus(Path root, long seed) {
    this.root = root;
    this.random = new Random(seed);
  }

  /** Adds files that were not there. */
  void begin(int files) throws IOException {
    for (int i = 0; i < files; i++) {
      add();
    }
  }

  /** Does to some files what a night does. */
  void night() throws IOException {
    int events = 4 + random.nextInt(6);
    for (int i = 0; i < events; i++) {
      switch (random.nextInt(12)) {
        case 0, 1 -> add();
        case 2, 3 -> change(any());
        case 4 -> move(any(), random.nextBoolean());
        case 5 -> move(any(), true);
        case 6 -> copy(any(), "0first/" + made++);
        case 7 -> copy(any(), pick(FOLDERS) + "/copy" + made++);
        case 8, 9 -> Files.delete(any());
        case 10 -> touch(any());
        default -> addOdd();
      }
    }
  }

  /** Moves a whole folder, as people do who tidy up. */
  void moveFolder() throws IOException {
    Path from = root.resolve("inbox");
    if (Files.isDirectory(from)) {
      Files.move(from, root.resolve("moved" + made++));
    }
  }

  private void add() throws IOException {
    int n = made++;
    write(
        root.resolve(pick(FOLDERS)).resolve("报告" + n + pick(ENDINGS)),
        report(n),
        random.nextInt(5) == 0 ? Charset.forName("GB18030") : StandardCharsets.UTF_8);
  }

  private void addOdd() throws IOException {
    Path file = root.resolve(pick(FOLDERS)).resolve("odd" + made++ + ".txt");
    Files.createDirectories(file.getParent());
    switch (random.nextInt(4)) {
      case 0 -> Files.createFile(file);
      case 1 -> Files.write(file, new byte[] {0, 1, 2, 0, 0, (byte) 0xff, 7, 0, 0, 3});
      case 2 -> Files.createSymbolicLink(file, file.resolveSibling("nowhere"));
      default -> Files.writeString(file, "今日天气晴，气温18摄氏度。\n");
    }
  }

  private String report(int n) {
    String place = pick(PLACES);
    int year = 2015 + random.nextInt(9);
    // Some name neither year nor place, so that the path is asked.
    String head =
        switch (random.nextInt(4)) {
          case 0 -> "政协常务委员会工作报告\n\n各位委员：\n\n一、过去一年工作回顾\n\n";
          case 1 -> "%s政协常委会工作报告\n\n各位委员：\n\n一、%d年工作回顾\n\n".formatted(place, year);
          case 2 -> "政府工作报告\n\n各位代表：\n\n一、工作回顾\n\n";
          default -> "政协%s第五届委员会常务委员会工作报告\n\n各位委员：\n\n一、%d年工作回顾\n\n".formatted(place, year);
        };
    StringBuilder text = new StringBuilder(head);
    for (int i = 0; i <= random.nextInt(3); i++) {
      text.append(
          "全年收到提案%d件，经审查立案%d件，其中经济建设类%d件，办复率%d.%d%%。开展调研%d次，提出建议%d多条，筹集资金%d万元。\n\n"
              .formatted(
                  200 + random.nextInt(300),
                  150 + random.nextInt(50),
                  20 + random.nextInt(30),
                  90 + random.nextInt(10),
                  random.nextInt(10),
                  5 + random.nextInt(20),
                  30 + random.nextInt(90),
                  100 + random.nextInt(5000)));
    }
    text.append("二、今后工作安排\n\n组织委员视察不少于").append(n).append("次。\n");
    return text.toString();
  }

  private void change(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return;
    }
    if (random.nextBoolean()) {
      write(file, report(made++), StandardCharsets.UTF_8);
      return;
    }
    // The same length: only hash or time tell.
    byte[] bytes = Files.readAllBytes(file);
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (bytes[i] >= '1' && bytes[i] <= '8') {
        bytes[i]++;
        break;
      }
    }
    Files.write(file, bytes);
  }

  private void move(Path file, boolean sameName) throws IOException {
    String name = file.getFileName().toString();
    Path to = root.resolve(pick(FOLDERS)).resolve(sameName ? name : made++ + "-" + name);
    Files.createDirectories(to.getParent());
    Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private void copy(Path file, String name) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return;
    }
    String old = file.getFileName().toString();
    Path to = root.resolve(name + old.substring(old.lastIndexOf('.')));
    Files.createDirectories(to.getParent());
    Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private void touch(Path file) throws IOException {
    if (!Files.isSymbolicLink(file)) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(random.nextInt(99))));
    }
  }

  private void write(Path file, String text, Charset charset) throws IOException {
    Files.createDirectories(file.getParent());
    String name = file.getFileName().toString();
    String form =
        name.endsWith(".html")
            ? "<html><head><title>报告</title></head><body><p>"
                + text.replace("\n\n", "</p>\n<p>")
                + "</p></body></html>"
            : text;
    Files.write(file, form.getBytes(charset));
  }

  /** Returns some file that is there. */
  Path any() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> all = new ArrayList<>(files.filter(file -> !Files.isDirectory(file)).toList());
      all.sort(null);
      return all.get(random.nextInt(all.size()));
    }
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
