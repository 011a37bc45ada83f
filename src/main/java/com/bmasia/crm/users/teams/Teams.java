package com.bmasia.crm.users.teams;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Teams extends Repository<Team, UUID> {

    Team save(Team team);

    void delete(Team team);

    List<Team> findAll();

    Optional<Team> findByKey(String key);

    boolean existsByKey(String key);

    boolean existsByNameIgnoreCaseAndIdNot(String name, UUID id);
}
