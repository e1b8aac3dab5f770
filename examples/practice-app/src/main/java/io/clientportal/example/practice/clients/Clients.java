package io.clientportal.example.practice.clients;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The clients of all firms; every question names the firm. */
public interface Clients extends JpaRepository<Client, String> {

    Optional<Client> findByFirmIdAndId(String firmId, String id);

    List<Client> findByFirmIdOrderById(String firmId);

    /** Clients by part of the name, of an e-mail address or of the number; the pattern is one of SQL's, escaped by {@code !}. */
    @Query("""
            select c from Client c
            where c.firmId = :firmId and (:all = true or c.id in :ids)
              and (c.sortName like :pattern escape '!' or lower(c.id) like :pattern escape '!'
                   or exists (select 1 from c.emails e where lower(e.email) like :pattern escape '!'))
            order by c.sortName, c.id
            """)
    Slice<Client> search(String firmId, boolean all, Collection<String> ids, String pattern, Pageable page);
}
