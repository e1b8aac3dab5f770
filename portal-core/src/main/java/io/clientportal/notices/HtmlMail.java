package io.clientportal.notices;

import java.util.List;
import java.util.Locale;

/**
 * An e-mail as an HTML document: one column that fits a phone, light and dark, nothing loaded from anywhere. All text
 * goes through {@link #escaped}.
 */
final class HtmlMail {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>%s</title>
            <style>
            body, .page { margin: 0; padding: 0; background: #f3f4f6; color: #1f2430; }
            body, td { font-family: -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
            td { font-size: 16px; line-height: 24px; }
            p { margin: 0 0 16px; }
            .card { max-width: 560px; background: #ffffff; border-radius: 8px; border-top: 4px solid %3$s; }
            .firm { padding: 24px 32px 0; font-size: 18px; font-weight: 600; }
            .body { padding: 24px 32px 8px; overflow-wrap: anywhere; }
            .quote { margin: 0 0 16px; padding: 8px 16px; border-left: 4px solid #c3c8d1; }
            .code { font-size: 32px; line-height: 40px; font-weight: 600; letter-spacing: 8px; }
            .button { display: inline-block; padding: 12px 24px; border-radius: 6px; font-weight: 600;
              text-decoration: none; background: %3$s; color: %4$s; }
            .small { font-size: 13px; line-height: 20px; color: #5b6270; }
            .small a { color: inherit; }
            .footer { max-width: 560px; padding: 16px 32px; text-align: left; }
            @media (prefers-color-scheme: dark) {
              body, .page { background: #14161a; color: #e8eaee; }
              .card { background: #1f2329; color: #e8eaee; }
              .quote { border-color: #4a515d; }
              .small { color: #a9b0bd; }
            }
            </style>
            </head>
            <body>
            <table class="page" role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0">
            <tr><td align="center" style="padding: 24px 8px;">
            <table class="card" role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0">
            <tr><td class="firm"><bdi>%5$s</bdi></td></tr>
            <tr><td class="body">
            """;

    private static final String FOOT = """
            </td></tr>
            </table>
            <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0">
            <tr><td align="center"><div class="footer small">%s</div></td></tr>
            </table>
            </td></tr>
            </table>
            </body>
            </html>
            """;

    private final StringBuilder html;

    HtmlMail(Locale language, String accent, String firm, String title) {
        html = new StringBuilder(HEAD.formatted(
                escaped(language.toLanguageTag()), escaped(title), accent, readableOn(accent), escaped(firm)));
    }

    /** @param pieces literal text at even places, values at odd ones */
    void paragraph(List<String> pieces) {
        html.append("<p>").append(joined(pieces)).append("</p>\n");
    }

    void quote(String text) {
        html.append("<div class=\"quote\"><bdi>").append(lines(text)).append("</bdi></div>\n");
    }

    void code(String code) {
        html.append("<p class=\"code\">").append(escaped(code)).append("</p>\n");
    }

    void button(String link, String label, String fallback) {
        String address = escaped(link);
        html.append("<p><a class=\"button\" href=\"%s\">%s</a></p>\n".formatted(address, escaped(label)));
        html.append(
                "<p class=\"small\">%s<br><a href=\"%s\">%s</a></p>\n".formatted(escaped(fallback), address, address));
    }

    String closed(List<String> footer) {
        return html.append(FOOT.formatted(joined(footer))).toString();
    }

    private static String joined(List<String> pieces) {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            String text = lines(pieces.get(i));
            joined.append(i % 2 == 0 ? text : "<bdi>" + text + "</bdi>");
        }
        return joined.toString();
    }

    private static String lines(String text) {
        return escaped(text).replace("\n", "<br>\n");
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Black or white, whichever reads better on the colour; one of the two always reaches a contrast of 4.5. */
    static String readableOn(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        double luminance =
                0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
        double onWhite = 1.05 / (luminance + 0.05);
        return onWhite >= 4.5 ? "#ffffff" : "#000000";
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
