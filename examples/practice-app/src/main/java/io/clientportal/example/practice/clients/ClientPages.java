package io.clientportal.example.practice.clients;

import io.clientportal.example.practice.staff.SignedIn;
import io.clientportal.example.practice.staff.StaffUser;
import io.clientportal.example.practice.staff.StaffUsers;
import io.clientportal.kernel.ClientName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The practice's own pages about its clients: the list, one client, and the form. */
@Controller
@RequestMapping("/clients")
class ClientPages {

    private static final int PAGE = 25;

    private final Clients clients;
    private final Firms firms;
    private final StaffUsers users;
    private final ClientEdits edits;

    ClientPages(Clients clients, Firms firms, StaffUsers users, ClientEdits edits) {
        this.clients = clients;
        this.firms = firms;
        this.users = users;
        this.edits = edits;
    }

    @GetMapping
    String list(
            @AuthenticationPrincipal SignedIn member,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        StaffUser user = user(member);
        Set<String> ids = user.isAllClients() || user.getClientIds().isEmpty() ? Set.of("") : user.getClientIds();
        model.addAttribute("q", q);
        model.addAttribute("firm", firms.findById(member.getFirmId()).orElseThrow());
        model.addAttribute(
                "clients",
                clients.search(
                        member.getFirmId(),
                        user.isAllClients(),
                        ids,
                        pattern(q),
                        PageRequest.of(Math.min(Math.max(page, 0), 10_000), PAGE)));
        return "clients/list";
    }

    @GetMapping("/{id}")
    String client(@AuthenticationPrincipal SignedIn member, @PathVariable String id, Model model) {
        ClientEdits.Open open = edits.open(user(member), id).orElseThrow(ClientPages::notFound);
        model.addAttribute("client", open.client());
        model.addAttribute("record", ClientView.of(open.fields(), open.values()));
        return "clients/client";
    }

    @GetMapping("/{id}/edit")
    String form(@AuthenticationPrincipal SignedIn member, @PathVariable String id, Model model) {
        ClientEdits.Open open = edits.open(user(member), id).orElseThrow(ClientPages::notFound);
        model.addAttribute("client", open.client());
        model.addAttribute("version", open.client().getVersion());
        model.addAttribute("form", ClientForm.of(open.editable(), open.values()));
        return "clients/edit";
    }

    @PostMapping("/{id}/edit")
    String save(
            @AuthenticationPrincipal SignedIn member,
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam MultiValueMap<String, String> inputs,
            Model model,
            RedirectAttributes next) {
        StaffUser user = user(member);
        ClientEdits.Open open = edits.open(user, id).orElseThrow(ClientPages::notFound);
        Map<String, String> texts = texts(inputs);
        FlatFields.Read read = new FlatFields(open.editable()).read(texts);
        String failure = null;
        if (read.problems().isEmpty()) {
            try {
                edits.save(user, id, version, read.values());
                next.addFlashAttribute("done", "Saved.");
                return "redirect:/clients/{id}";
            } catch (ObjectOptimisticLockingFailureException e) {
                failure = "Somebody else changed this client meanwhile. What you entered is still here;"
                        + " compare it with the record, then save again.";
            }
        }
        model.addAttribute("client", open.client());
        model.addAttribute("version", open.client().getVersion());
        model.addAttribute("failure", failure == null ? "Nothing was saved yet. Mend what is marked below." : failure);
        model.addAttribute("form", ClientForm.of(open.editable(), texts, read.problems()));
        return "clients/edit";
    }

    private StaffUser user(SignedIn member) {
        return users.findById(member.getUsername()).orElseThrow(ClientPages::notFound);
    }

    /** Several choices come as one input each. */
    private static Map<String, String> texts(MultiValueMap<String, String> inputs) {
        Map<String, String> texts = new LinkedHashMap<>();
        inputs.forEach((name, values) -> texts.put(name, String.join(";", values)));
        return texts;
    }

    private static String pattern(String q) {
        String plain = ClientName.of(q.strip()).sort();
        return "%" + plain.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
