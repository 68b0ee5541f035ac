package javax.annotation;

/** The mark on generated classes, which Java left out of itself after version 8. */
public @interface Generated {
    String[] value();

    String date() default "";

    String comments() default "";
}
