package org.zhibiao.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShardPlanTest {

  @Test
  void aShardEndsWhereTheNextFileWouldNotFit() {
    List<SourceShard> shards = new ShardPlan(0, 10, 3).cut(files(4, 4, 4, 11, 1, 1, 1, 1));

    assertThat(shards)
        .extracting(shard -> shard.files().stream().map(SourceFile::bytes).toList())
        .containsExactly(
            List.of(4L, 4L), List.of(4L), List.of(11L), List.of(1L, 1L, 1L), List.of(1L));
    assertThat(shards).extracting(SourceShard::index).containsExactly(0, 1, 2, 3, 4);
    assertThat(shards).extracting(SourceShard::count).containsOnly(5);
  }

  @Test
  void fewerFilesThanShardsGiveAShardEach() {
    assertThat(ShardPlan.of(8).cut(files(1, 1, 1))).hasSize(3);
  }

  @Test
  void noFilesGiveNoShards() {
    assertThat(ShardPlan.bySize().cut(List.of())).isEmpty();
    assertThat(ShardPlan.of(3).cut(List.of())).isEmpty();
  }

  @Property(tries = 200)
  void everyFileStandsInOneShardInOrder(
      @ForAll @IntRange(min = 0, max = 40) int count,
      @ForAll @IntRange(min = 0, max = 9) int shards) {
    List<SourceFile> files = files(IntStream.range(0, count).toArray());

    List<SourceShard> cut = new ShardPlan(shards, 30, 5).cut(files);

    assertThat(cut.stream().flatMap(shard -> shard.files().stream()).toList()).isEqualTo(files);
    assertThat(cut).noneMatch(shard -> shard.files().isEmpty());
  }

  private static List<SourceFile> files(int... lengths) {
    return IntStream.range(0, lengths.length)
        .mapToObj(i -> new SourceFile("f" + i, "/in/f" + i, lengths[i], false, null))
        .toList();
  }
}
