package testbed.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class MemoryFailureTest {
  @Test
  void isToldInOneLineWithTheRemedyWhereverItWasWrapped() {
    Error none = new OutOfMemoryError("Java heap space");
    Throwable wrapped = new IllegalStateException(new ExecutionException(none));

    CommandFailure failure = MemoryFailure.in(wrapped).orElseThrow();

    assertEquals(ExitStatus.ENVIRONMENT, failure.exitStatus());
    assertTrue(failure.getMessage().contains("JAVA_TOOL_OPTIONS=-Xmx"), failure.getMessage());
    assertEquals(1, failure.getMessage().lines().count());
    assertEquals(failure.getMessage(), MemoryFailure.in(none).orElseThrow().getMessage());
  }

  @Test
  void otherFailuresAreNone() {
    assertTrue(MemoryFailure.in(new IOException("No space left on device")).isEmpty());
  }
}
