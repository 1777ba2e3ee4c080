package org.zhibiao.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceListerTest {

  @TempDir Path folder;

  @BeforeEach
  void compose() throws IOException {
    write("b.txt", "乙");
    write("a.txt", "甲");
    write("2023/c.md", "丙丙");
    write("2023/.draft/d.txt", "丁");
    write(".hidden.txt", "戊");
  }

  @Test
  void aFolderMeansAllFilesBelowItSortedByUri() throws IOException {
    SourceListing listing = SourceLister.list(SourceSelection.of(folder.toString()));

    assertThat(listing.root()).isEqualTo(folder + "/");
    assertThat(listing.files())
        .extracting(SourceFile::uri, SourceFile::bytes, SourceFile::comparable)
        .containsExactly(
            tuple("2023/c.md", 6L, false), tuple("a.txt", 3L, true), tuple("b.txt", 3L, true));
    assertThat(listing.excluded()).isEqualTo(Map.of("HIDDEN", 2L));
    assertThat(listing.found()).isEqualTo(5);
  }

  @Test
  void everythingMayBeLeftOut() throws IOException {
    assertThat(uris(select(folder.toString(), List.of("*.none"), List.of(), 0))).isEmpty();
  }

  @Test
  void aGlobListsWhatItMatchesAndFoldersThatItMatches() throws IOException {
    assertThat(uris(SourceSelection.of(folder + "/*.txt"))).containsExactly("a.txt", "b.txt");
    assertThat(uris(SourceSelection.of(folder + "/**/*.md"))).containsExactly("2023/c.md");
    assertThat(uris(SourceSelection.of(folder + "/20*"))).containsExactly("2023/c.md");
  }

  @Test
  void severalPatternsShareTheirDeepestFolderAndListAFileOnce() throws IOException {
    SourceSelection selection =
        SourceSelection.of(folder + "/a.txt", folder + "/2023", folder + "/*.txt");

    assertThat(uris(selection)).containsExactly("2023/c.md", "a.txt", "b.txt");
  }

  @Test
  void aFileGivenByNameIsReadThoughItsNameBeginsWithADot() throws IOException {
    assertThat(uris(SourceSelection.of(folder + "/.hidden.txt"))).containsExactly(".hidden.txt");
  }

  @Test
  void anExistingNameWinsOverItsMeaningAsAGlob() throws IOException {
    write("[2023]/报告{一}.txt", "己");

    assertThat(uris(SourceSelection.of(folder + "/[2023]"))).containsExactly("报告{一}.txt");
  }

  @Test
  void whatIsLeftOutIsCounted() throws IOException {
    SourceListing listing =
        SourceLister.list(select(folder.toString(), List.of("*.txt"), List.of("b.*"), 0));

    assertThat(listing.files()).extracting(SourceFile::uri).containsExactly("a.txt");
    assertThat(listing.excluded())
        .isEqualTo(Map.of("HIDDEN", 2L, "NOT_INCLUDED", 1L, "EXCLUDED", 1L));
  }

  @Test
  void aLimitTakesTheFirstFiles() throws IOException {
    SourceListing listing = SourceLister.list(select(folder.toString(), List.of(), List.of(), 2));

    assertThat(listing.files()).extracting(SourceFile::uri).containsExactly("2023/c.md", "a.txt");
    assertThat(listing.excluded()).containsEntry("LIMIT", 1L);
  }

  @Test
  void theOutputFolderIsNoInput() throws IOException {
    write("out/run.json", "{}");
    SourceSelection selection =
        new SourceSelection(
            List.of(folder.toString()),
            List.of(),
            List.of(),
            0,
            false,
            folder.resolve("out").toString());

    SourceListing listing = SourceLister.list(selection);

    assertThat(listing.files()).extracting(SourceFile::uri).doesNotContain("out/run.json");
    assertThat(listing.excluded()).containsEntry("OUTPUT", 1L);
  }

  @Test
  void linksAreLeftOutUnlessTheyAreToBeFollowed() throws IOException {
    Files.createSymbolicLink(folder.resolve("e.txt"), folder.resolve("a.txt"));
    Files.createSymbolicLink(folder.resolve("2022"), folder.resolve("2023"));

    SourceListing listing = SourceLister.list(SourceSelection.of(folder.toString()));

    assertThat(listing.files()).extracting(SourceFile::uri).doesNotContain("e.txt", "2022/c.md");
    assertThat(listing.excluded()).containsEntry("LINK", 2L);
    assertThat(uris(following())).contains("e.txt", "2022/c.md");
  }

  @Test
  void aFolderThatIsALinkItselfIsListed() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("2023"));

    SourceListing listing = SourceLister.list(SourceSelection.of(link.toString()));

    assertThat(listing.root()).isEqualTo(link + "/");
    assertThat(listing.files()).extracting(SourceFile::uri).containsExactly("c.md");
  }

  @Test
  void aLinkThatLeadsNowhereIsListedWithItsProblem() throws IOException {
    Files.createSymbolicLink(folder.resolve("e.txt"), folder.resolve("gone.txt"));

    assertThat(SourceLister.list(following()).files())
        .filteredOn(file -> file.problem() != null)
        .extracting(SourceFile::uri, SourceFile::problem)
        .containsExactly(tuple("e.txt", "The link leads nowhere"));
  }

  @Test
  void aFolderThatLinksToItselfEnds() throws IOException {
    Files.createSymbolicLink(folder.resolve("loop"), folder);

    assertThat(SourceLister.list(following()).files())
        .filteredOn(file -> file.problem() != null)
        .extracting(SourceFile::uri, SourceFile::problem)
        .containsExactly(tuple("loop", "The link leads to a folder that it stands in"));
  }

  @Test
  void aPatternThatMatchesNothingIsNamed() {
    String pattern = folder + "/*.pdf";

    assertThatThrownBy(() -> SourceLister.list(SourceSelection.of(folder.toString(), pattern)))
        .isInstanceOfSatisfying(
            UnlistableInputException.class, e -> assertThat(e.pattern()).isEqualTo(pattern))
        .hasMessage("matches no file");
  }

  @Test
  void aSchemeThatNobodyServesIsNamed() {
    assertThatThrownBy(() -> SourceLister.list(SourceSelection.of("nowhere://bucket/reports")))
        .isInstanceOf(UnlistableInputException.class)
        .hasMessageContaining("scheme that no file system here serves");
  }

  @Test
  void aGlanceStopsWhereItHasSeenEnough() throws IOException {
    assertThat(SourceLister.glance(SourceSelection.of(folder.toString()), 2))
        .extracting(SourceLister.Glance::files, SourceLister.Glance::complete)
        .containsExactly(2L, false);
  }

  @Test
  void theCommonFolderOfUrisKeepsTheirScheme() {
    assertThat(SourceLister.commonFolder(List.of("s3://b/2022/x", "s3://b/2022/y/")))
        .isEqualTo("s3://b/2022/");
    assertThat(SourceLister.commonFolder(List.of("s3://b/x", "s3://c/x"))).isNull();
    assertThat(SourceLister.commonFolder(List.of("s3://b/x", "/b/x"))).isNull();
  }

  private SourceSelection following() {
    return new SourceSelection(List.of(folder.toString()), List.of(), List.of(), 0, true, null);
  }

  private static List<String> uris(SourceSelection selection) throws IOException {
    return SourceLister.list(selection).files().stream().map(SourceFile::uri).toList();
  }

  private static SourceSelection select(
      String pattern, List<String> include, List<String> exclude, int limit) {
    return new SourceSelection(List.of(pattern), include, exclude, limit, false, null);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
