package io.clientportal.example.practice.mailbox;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Shows what the demo mailbox received. Open to everybody: it stands for the mailboxes of all people of the demo. */
@Controller
@RequestMapping("/mailbox")
class MailboxPages {

    /** A mail's HTML runs nothing, loads nothing, and opens its links in a window of their own. */
    private static final String SANDBOX =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private final ObjectProvider<Mailbox> mailbox;
    private final String mailServer;

    MailboxPages(ObjectProvider<Mailbox> mailbox, @Value("${spring.mail.host:}") String mailServer) {
        this.mailbox = mailbox;
        this.mailServer = mailServer;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("mailServer", mailServer);
        return filled(model, "mailbox/list");
    }

    /** The list alone, which the page asks for anew every few seconds. */
    @GetMapping("/list")
    String rows(Model model) {
        return filled(model, "mailbox/list :: mails");
    }

    @GetMapping("/{no}")
    String mail(@PathVariable long no, Model model) {
        model.addAttribute("mail", find(no));
        return "mailbox/mail";
    }

    @GetMapping("/{no}/html")
    ResponseEntity<String> html(@PathVariable long no) {
        String html = find(no).html();
        if (html == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", SANDBOX)
                .body(html.replaceFirst("(?i)<head>", "$0<base target=\"_blank\">"));
    }

    private String filled(Model model, String view) {
        Mailbox here = mailbox.getIfAvailable();
        if (here != null) {
            model.addAttribute("mails", here.mails());
        }
        return view;
    }

    private Mail find(long no) {
        Mailbox here = mailbox.getIfAvailable();
        return (here == null ? Optional.<Mail>empty() : here.mail(no))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
