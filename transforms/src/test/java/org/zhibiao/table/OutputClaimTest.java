package org.zhibiao.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputClaimTest {

  @TempDir Path folder;

  private Path output;

  @BeforeEach
  void nameOutput() {
    output = folder.resolve("deep/out");
  }

  @Test
  void aNewFolderIsClaimedAndLeftAsItWas() throws IOException {
    try (OutputClaim claim = OutputClaim.of(output.toString(), false)) {
      assertThat(Path.of(claim.tree().staging())).isDirectory();
    }

    assertThat(names(folder.resolve("deep"))).isEmpty();
  }

  @Test
  void anEmptyFolderMayBeUsed() throws IOException {
    Files.createDirectories(output);

    OutputClaim.of(output.toString(), false).close();

    assertThat(output).isEmptyDirectory();
  }

  @Test
  void anOutputIsKeptUnlessItMayBeReplaced() throws IOException {
    composeOutput();

    assertThatThrownBy(() -> OutputClaim.of(output.toString(), false))
        .isInstanceOf(UnusableOutputException.class)
        .hasMessageContaining("add --overwrite");
    OutputClaim.of(output.toString(), true).close();
    assertThat(output.resolve("run.json")).exists();
  }

  @Test
  void aFolderOfSomethingElseIsNeverReplaced() throws IOException {
    Files.createDirectories(output);
    Files.writeString(output.resolve("thesis.docx"), "");

    assertThatThrownBy(() -> OutputClaim.of(output.toString(), true))
        .isInstanceOf(UnusableOutputException.class)
        .hasMessageContaining("holds files that no run of zhibiao wrote");
  }

  @Test
  void aFileIsNoOutput() throws IOException {
    Files.createDirectories(output.getParent());
    Files.writeString(output, "");

    assertThatThrownBy(() -> OutputClaim.of(output.toString(), true))
        .isInstanceOf(UnusableOutputException.class)
        .hasMessage("is a file: choose a folder");
  }

  @Test
  void aSecondRunWaitsForTheFirst() throws IOException {
    try (OutputClaim first = OutputClaim.of(output.toString(), false)) {
      assertThatThrownBy(() -> OutputClaim.of(output.toString(), true))
          .isInstanceOf(UnusableOutputException.class)
          .hasMessageContaining("is being written by another run");
      assertThat(Path.of(first.tree().staging())).isDirectory();
    }
  }

  @Test
  void whatAKilledRunLeftIsClearedAwayAndTheOldOutputComesBack() throws IOException {
    composeOutput();
    Path staging = Files.createDirectories(folder.resolve("deep/.out.staging-dead"));
    Files.writeString(staging.resolve("lock"), "");
    Files.createDirectories(staging.resolve("tree/documents"));
    Files.move(output, staging.resolve("old"));

    OutputClaim.of(output.toString(), true).close();

    assertThat(names(folder.resolve("deep"))).containsExactly("out");
    assertThat(output.resolve("run.json")).exists();
  }

  @Test
  void aClaimThatWasHandedOverStandsAsLongAsItsHolderWorks() throws IOException {
    OutputClaim first = OutputClaim.of(output.toString(), false);
    first.handOver("job 7");
    first.leave();
    first.close();

    assertThatThrownBy(() -> OutputClaim.of(output.toString(), true, "job 7"::equals))
        .isInstanceOf(UnusableOutputException.class)
        .hasMessage("is being written by a job (job 7): wait for it to end, or cancel it");
    OutputClaim.require(first.tree());

    OutputClaim.of(output.toString(), true, holder -> false).close();
    assertThat(names(folder.resolve("deep"))).isEmpty();
    assertThatThrownBy(() -> OutputClaim.require(first.tree()))
        .isInstanceOf(LostClaimException.class);
  }

  @Test
  void aHolderThatNobodyAnswersForDoesNotWork() throws IOException {
    OutputClaim first = OutputClaim.of(output.toString(), false);
    first.handOver("job 7");
    first.leave();
    first.close();

    OutputClaim.of(
            output.toString(),
            true,
            holder -> {
              throw new IOException("no answer");
            })
        .close();

    assertThat(names(folder.resolve("deep"))).isEmpty();
  }

  private void composeOutput() throws IOException {
    Files.createDirectories(output);
    Files.writeString(output.resolve("run.json"), "{}");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.map(path -> path.getFileName().toString()).toList();
    }
  }
}
