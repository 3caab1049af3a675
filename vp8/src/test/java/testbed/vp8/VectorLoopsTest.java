package testbed.vp8;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class VectorLoopsTest {
  @Test
  void everyNameOfTheListIsThatOfAClass() throws Exception {
    for (String name : VectorLoops.classes().toList()) {
      Class.forName(name, false, VectorLoopsTest.class.getClassLoader());
    }
    assertFalse(VectorLoops.classes().toList().isEmpty());
  }

  @Test
  void eachIsCompiledAfterFewCallsAndWaitedFor() {
    assertEquals(2 * VectorLoops.classes().count(), VectorLoops.compilerOptions().size());
  }
}
