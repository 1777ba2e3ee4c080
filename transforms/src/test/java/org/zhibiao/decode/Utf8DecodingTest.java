package org.zhibiao.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8DecodingTest {

  @Test
  void readsCharactersOfEveryLength() {
    assertThat(Utf8Decoding.decode("aé增𠮷".getBytes(StandardCharsets.UTF_8))).isEqualTo("aé增𠮷");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "80",
        "c0af",
        "c1bf",
        "c3",
        "e0809f",
        "e09fbf",
        "eda080",
        "e5a2",
        "e5a228",
        "f08080af",
        "f4908080",
        "f5808080",
        "f0a0ae",
        "ff"
      })
  void takesNoFaultyBytes(String bytes) {
    assertThat(Utf8Decoding.decode(HexFormat.of().parseHex(bytes))).isNull();
  }

  @Property
  void readsAsTheDecoderOfTheRuntimeDoes(@ForAll byte[] bytes) {
    assertThat(Utf8Decoding.decode(bytes)).isEqualTo(strict(bytes));
  }

  @Property
  void readsWhatWasWritten(@ForAll String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(Utf8Decoding.decode(bytes)).isEqualTo(strict(bytes));
  }

  private static String strict(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
