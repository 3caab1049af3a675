package testbed.shell.tun;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Does something of our own when a signal comes, instead of ending the process. Programs that are
 * started meanwhile do not inherit it.
 *
 * <p>The signal interface of the JDK is reached by reflection, because the compiler warns of it
 * although its module exports it.
 */
public final class SignalTrap {
  private SignalTrap() {}

  /**
   * Sets the trap for good.
   *
   * @param signal without its SIG, for example {@code INT}
   * @param action done on a thread of its own
   */
  @SuppressWarnings("ReferenceEquality") // a proxy equals itself only
  public static void set(String signal, Runnable action) {
    InvocationHandler handler =
        (proxy, method, args) ->
            switch (method.getName()) {
              case "handle" -> {
                action.run();
                yield null;
              }
              case "equals" -> proxy == args[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> "trap of SIG" + signal;
            };
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              SignalTrap.class.getClassLoader(), new Class<?>[] {handlerType}, handler);
      type.getMethod("handle", type, handlerType)
          .invoke(null, type.getConstructor(String.class).newInstance(signal), proxy);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot handle SIG" + signal, e);
    }
  }
}
