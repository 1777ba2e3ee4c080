package org.zhibiao.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedWorkTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void resultsComeInTheOrderOfTheFilesOnTheCallingThread(int threads) {
    List<String> results = new ArrayList<>();
    Set<Thread> takers = ConcurrentHashMap.newKeySet();

    try (OrderedWork work = new OrderedWork(threads)) {
      work.run(
          files(500, 10),
          SourceFile::uri,
          uri -> {
            takers.add(Thread.currentThread());
            results.add(uri);
          });
    }

    assertThat(results).isEqualTo(files(500, 10).stream().map(SourceFile::uri).toList());
    assertThat(takers).containsExactly(Thread.currentThread());
  }

  @Test
  void twoThreadsWorkAtOnce() {
    CyclicBarrier both = new CyclicBarrier(2);
    AtomicInteger met = new AtomicInteger();

    try (OrderedWork work = new OrderedWork(2)) {
      work.run(
          files(2, 10),
          file -> {
            try {
              both.await(20, TimeUnit.SECONDS);
              return met.incrementAndGet();
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          },
          n -> {});
    }

    assertThat(met).hasValue(2);
  }

  @Test
  void longFilesAreNotTakenUpAheadOfTheirTurn() {
    AtomicInteger begun = new AtomicInteger();
    List<Integer> ahead = new ArrayList<>();

    try (OrderedWork work = new OrderedWork(2)) {
      work.run(
          files(20, ReadLimits.standard().bytes()),
          file -> begun.incrementAndGet(),
          n -> ahead.add(begun.get() - ahead.size()));
    }

    assertThat(ahead).hasSize(20).allMatch(n -> n <= 2);
  }

  @Test
  void aFailureReachesTheCaller() {
    try (OrderedWork work = new OrderedWork(2)) {
      assertThatThrownBy(
              () ->
                  work.run(
                      files(9, 10),
                      file -> {
                        throw new IllegalArgumentException("defect");
                      },
                      result -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("defect");
    }
  }

  private static List<SourceFile> files(int count, long bytes) {
    return IntStream.range(0, count)
        .mapToObj(i -> new SourceFile("%03d.txt".formatted(i), "/none", bytes, false, null))
        .toList();
  }
}
