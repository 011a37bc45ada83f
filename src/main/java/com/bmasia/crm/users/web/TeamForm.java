package com.bmasia.crm.users.web;

import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.handover.Successor;
import com.bmasia.crm.users.teams.TeamDetails;
import com.bmasia.crm.users.teams.TeamQueries.TeamView;
import java.util.HashSet;
import java.util.Set;

/** A team as an administrator enters it; the key only for a new one. */
public class TeamForm {

    private String key = "";

    private String name = "";

    private String lead = "";

    private Set<UserId> members = new HashSet<>();

    private int version;

    private String handOver = "";

    static TeamForm of(TeamView team) {
        TeamForm form = new TeamForm();
        form.key = team.key();
        form.name = team.name();
        form.lead = team.lead() == null ? "" : team.lead().toString();
        form.members = new HashSet<>(team.members());
        form.version = team.version();
        return form;
    }

    TeamDetails details() {
        return new TeamDetails(name, lead.isEmpty() ? null : UserId.of(lead), members);
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getLead() {
        return lead;
    }

    public void setLead(String lead) {
        this.lead = lead;
    }

    public Set<UserId> getMembers() {
        return members;
    }

    public void setMembers(Set<UserId> members) {
        this.members = members;
    }

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    /** Who gets the work that goes with a role or team; null where that was not asked. */
    Successor successor() {
        return Successor.parse(handOver);
    }

    public String getHandOver() {
        return handOver;
    }

    public void setHandOver(String handOver) {
        this.handOver = handOver;
    }
}
