package io.clientportal.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that something runs when they are opened: markup, scripts, mails. */
final class Markup {

    private static final String HTML = "text/html";
    private static final String XHTML = "application/xhtml+xml";
    private static final String SVG = "image/svg+xml";
    private static final String XML = "application/xml";
    private static final String SCRIPT = "text/javascript";
    private static final String MAIL = "message/rfc822";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("htm", HTML),
            Map.entry("html", HTML),
            Map.entry("shtml", HTML),
            Map.entry("hta", HTML),
            Map.entry("xht", XHTML),
            Map.entry("xhtml", XHTML),
            Map.entry("svg", SVG),
            Map.entry("xml", XML),
            Map.entry("xsl", XML),
            Map.entry("xslt", XML),
            Map.entry("js", SCRIPT),
            Map.entry("mjs", SCRIPT),
            Map.entry("cjs", SCRIPT),
            Map.entry("eml", MAIL),
            Map.entry("mht", MAIL),
            Map.entry("mhtml", MAIL));

    private static final Pattern BEFORE_ROOT =
            Pattern.compile("(?s)\\G\\s*(?:<\\?.*?\\?>|<!--.*?-->|<!doctype[^\\[>]*(?:\\[.*?\\]\\s*)?>)");
    private static final Pattern ROOT = Pattern.compile("\\s*<([a-z_][a-z0-9._-]*:)?([a-z_][a-z0-9._-]*)[\\s/>]");
    private static final Pattern DOCTYPE_HTML = Pattern.compile("<!doctype\\s+html\\b");
    private static final Pattern HTML_ELEMENT = Pattern.compile(
            "html|head|body|title|script|iframe|frameset|frame|h[1-6]|div|font|table|a|style|b|i|p|br|hr|img|svg|math|"
                    + "object|embed|applet|meta|link|base|form|input|button|video|audio|span|ul|ol|li|center|pre|template|"
                    + "details|marquee|select|textarea|picture|source|section|article|main|nav|header|footer|noscript");
    private static final Pattern RUNS_ANYWHERE = Pattern.compile(
            "<!doctype\\s+html|<(script|html|body|iframe|frameset|object|embed|applet|meta|svg|math|link|base)[\\s/>]"
                    + "|<[a-z][^<>]{0,500}[\\s/\"']on[a-z]{3,20}\\s*=|<[a-z][^<>]{0,500}=\\s*[\"']?\\s*javascript:");
    /** Repetitions are bounded, so that no text makes the search slow. */
    private static final Pattern SCRIPTED = Pattern.compile("(?m)^[ \\t]{0,80}(?:#!.{0,80}\\b(?:node|deno|bun)\\b"
            + "|[\"']use strict[\"']"
            + "|(?:export\\s{1,9})?(?:default\\s{1,9})?(?:async\\s{1,9})?function\\s{0,9}\\*?\\s{0,9}[\\w$]{0,80}\\s{0,9}"
            + "\\([^()]{0,300}\\)\\s{0,9}\\{"
            + "|[;!(+]{0,9}\\s{0,9}\\(?(?:async\\s{0,9})?function\\s{0,9}\\("
            + "|\\(\\s{0,9}(?:async\\s{0,9})?\\([^()]{0,300}\\)\\s{0,9}=>"
            + "|(?:export\\s{1,9})?(?:var|let|const)\\s{1,9}[\\w$]{1,80}\\s{0,9}=[^=]"
            + "|import\\s{1,9}(?:[\\w${}*,\\s]{1,200}\\sfrom\\s{1,9})?[\"'][^\"'\\n]{1,200}[\"']"
            + "|(?:window|document|globalthis|self|top|location|console)[.\\[][\\w$\"'].{0,200}[(=]"
            + "|(?:alert|eval|settimeout|fetch|require|importscripts|atob)\\s{0,9}\\(.{0,300}\\))");

    private static final Pattern HEADER = Pattern.compile("([a-z][a-z0-9-]{1,60}):.*");
    private static final Set<String> MAIL_HEADERS = Set.of(
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "message-id",
            "received",
            "return-path",
            "from",
            "to",
            "subject",
            "delivered-to",
            "reply-to",
            "x-mailer");

    private Markup() {}

    /** What kind of markup this is from its first character on, null where it is none. */
    static @Nullable String of(byte[] head) {
        String text = text(head);
        int start = 0;
        while (start < text.length() && text.charAt(start) <= ' ') {
            start++;
        }
        if (!text.startsWith("<", start)) {
            return null;
        }
        boolean xml = text.startsWith("<?xml", start);
        var before = BEFORE_ROOT.matcher(text).region(start, text.length());
        int root = start;
        while (before.find()) {
            root = before.end();
        }
        boolean html = DOCTYPE_HTML.matcher(text.substring(start, root)).find();
        var element = ROOT.matcher(text).region(root, text.length());
        if (!element.lookingAt()) {
            return xml ? XML : html || text.startsWith("<!--", start) ? HTML : named(text, start);
        }
        String name = element.group(2);
        if (name.equals("svg")) {
            return SVG;
        }
        if (name.equals("html") && (xml || text.contains("http://www.w3.org/1999/xhtml"))) {
            return XHTML;
        }
        if (html
                || !xml
                        && element.group(1) == null
                        && HTML_ELEMENT.matcher(name).matches()) {
            return HTML;
        }
        return XML;
    }

    /** A text whose start says nothing: markup of any kind, or no markup at all. */
    private static @Nullable String named(String text, int start) {
        return start + 1 < text.length() && "!?/".indexOf(text.charAt(start + 1)) >= 0 ? HTML : null;
    }

    /** What in a text is run, although it does not begin with it; null where nothing is. */
    static @Nullable String within(byte[] head) {
        String text = text(head).replace("\r\n", "\n").replace('\r', '\n');
        if (isMail(text)) {
            return MAIL;
        }
        if (RUNS_ANYWHERE.matcher(text).find()) {
            return HTML;
        }
        return SCRIPTED.matcher(text).find() ? SCRIPT : null;
    }

    /** Whether it begins with the headers of a mail and an empty line. */
    private static boolean isMail(String text) {
        int known = 0;
        boolean any = false;
        for (String line : (Iterable<String>) text.stripLeading().lines()::iterator) {
            Matcher header = HEADER.matcher(line);
            if (line.isEmpty()) {
                break;
            } else if (header.matches()) {
                known += MAIL_HEADERS.contains(header.group(1)) ? 1 : 0;
                any = true;
            } else if (any ? !line.startsWith(" ") && !line.startsWith("\t") : !line.startsWith("from ")) {
                return false;
            }
        }
        return known >= 2;
    }

    /** What texts with this extension are taken for where they are opened; null where it says nothing. */
    static @Nullable String named(String extension) {
        return NAMES.get(extension);
    }

    private static String text(byte[] head) {
        Charset charset = StandardCharsets.ISO_8859_1;
        int mark = 0;
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            mark = 3;
        } else if (starts(head, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (starts(head, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        } else if (starts(head, '<', 0)) {
            charset = StandardCharsets.UTF_16LE;
        } else if (starts(head, 0, '<')) {
            charset = StandardCharsets.UTF_16BE;
        }
        return new String(head, mark, head.length - mark, charset).toLowerCase(Locale.ROOT);
    }

    private static boolean starts(byte[] head, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
