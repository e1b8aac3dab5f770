package io.clientportal.spring.pages;

import java.util.Locale;

/**
 * A firm's colour made fit to read: whatever the firm chose, text in it and on it keeps the contrast that WCAG 2.2 asks
 * for (4.5 : 1).
 */
record Accent(int red, int green, int blue) {

    private static final double ENOUGH = 4.6;
    private static final Accent WHITE = new Accent(255, 255, 255);
    private static final Accent INK = new Accent(0x16, 0x18, 0x1d);
    /** The page in light and in dark; the same values stand in portal.css. */
    private static final Accent LIGHT_PAGE = new Accent(0xf4, 0xf5, 0xf7);

    private static final Accent DARK_PAGE = new Accent(0x23, 0x27, 0x2e);

    /** @param colour {@code #rrggbb} */
    static Accent of(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return new Accent(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** The variables of portal.css for this colour, light and dark. */
    String css(String selector) {
        Accent light = readableOn(LIGHT_PAGE);
        Accent dark = readableOn(DARK_PAGE);
        Accent onDark = contrast(DARK_PAGE) < 2 ? dark : this;
        return selector + " {\n" + variables(fill(), light, light.towards(WHITE, .9)) + "}\n"
                + "@media (prefers-color-scheme: dark) {\n  " + selector + " {\n"
                + variables(onDark.fill(), dark, dark.towards(DARK_PAGE, .82)) + "  }\n}\n";
    }

    /** This colour, or a darker one where neither light nor dark letters can be read on it. */
    private Accent fill() {
        return Math.max(contrast(WHITE), contrast(INK)) >= ENOUGH ? this : readableOn(WHITE);
    }

    private static String variables(Accent fill, Accent text, Accent tint) {
        return "  --portal-accent: " + fill.hex() + ";\n"
                + "  --portal-on-accent: " + fill.ink().hex() + ";\n"
                + "  --portal-accent-hover: "
                + fill.towards(fill.ink() == WHITE ? INK : WHITE, .14).hex() + ";\n"
                + "  --portal-accent-text: " + text.hex() + ";\n"
                + "  --portal-accent-tint: " + tint.hex() + ";\n";
    }

    /** What is written on a surface of this colour. */
    Accent ink() {
        return contrast(WHITE) >= ENOUGH || contrast(WHITE) >= contrast(INK) ? WHITE : INK;
    }

    /** This colour, as much darker or lighter as it takes to be read on a page. */
    Accent readableOn(Accent page) {
        Accent goal = page.luminance() > .4 ? INK : WHITE;
        Accent colour = this;
        for (int step = 1; colour.contrast(page) < ENOUGH && step <= 20; step++) {
            colour = towards(goal, step / 20.0);
        }
        return colour;
    }

    double contrast(Accent other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + .05) / (Math.min(one, two) + .05);
    }

    private double luminance() {
        return .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= .04045 ? value / 12.92 : Math.pow((value + .055) / 1.055, 2.4);
    }

    private Accent towards(Accent goal, double share) {
        return new Accent(mix(red, goal.red, share), mix(green, goal.green, share), mix(blue, goal.blue, share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}
