package testbed.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void whatCouldSteerATerminalIsAQuestionMark() {
    assertEquals("?[31mred?]0;title?", PlainText.of("\u001b[31mred\u001b]0;title\u0007"));
    assertEquals("?2J", PlainText.of("\u009b2J"));
    assertEquals("a?b?c", PlainText.of("a\u202eb\rc"));
  }

  @Test
  void otherTextStaysAsItIs() {
    String text = "Zürich, 東京, 'x' <b> 🙂 =1+1";
    assertSame(text, PlainText.of(text));
  }
}
