import GRDB

/// The views of the database: the part of its interface that stays when tables change.
enum StatuteViews {
    static func create(_ database: Database) throws {
        for view in views { try database.execute(sql: "CREATE VIEW \(view)") }
    }

    private static let views = [
        // Today in Japan (UTC+9).
        """
        editions_in_force AS
        SELECT * FROM edition
        WHERE coalesce(valid_from, first_seen) <= date('now', '+9 hours')
          AND (valid_until IS NULL OR valid_until >= date('now', '+9 hours'))
        """,
        """
        items_in_force AS
        SELECT edition.table_name, item.number AS item, item.label, item.article,
          item.needs_review, item.is_inferred, item.evidence, item.position,
          (SELECT group_concat(name, '｜') FROM (SELECT name FROM item_actor
            WHERE item_id = item.id ORDER BY position)) AS actors,
          (SELECT group_concat(name, '｜') FROM (SELECT name FROM item_law
            WHERE item_id = item.id ORDER BY position)) AS laws,
          edition.id AS edition_id, item.id AS item_id
        FROM editions_in_force AS edition JOIN item ON item.edition_id = edition.id
        WHERE NOT item.is_deleted
        """,
        """
        exchanges_in_force AS
        SELECT items_in_force.table_name, items_in_force.item, items_in_force.label,
          exchange.position + 1 AS row, exchange_provider.name AS provider,
          exchange_information.name AS information, items_in_force.position,
          items_in_force.item_id
        FROM items_in_force
        JOIN exchange ON exchange.item_id = items_in_force.item_id
        JOIN exchange_provider ON exchange_provider.exchange_id = exchange.id
        JOIN exchange_information ON exchange_information.exchange_id = exchange.id
        """,
        // Former tables to those that took over, and renumberings within a table.
        """
        successors AS
        SELECT from_table, from_item, NULL AS from_edition, to_table, to_item, NULL AS to_edition,
          relation, exchanges_changed, is_decided_by_reading, evidence
        FROM correspondence
        LEFT JOIN correspondence_target
          ON correspondence_target.correspondence_id = correspondence.id
        UNION ALL
        SELECT edition.table_name, from_item, from_edition, edition.table_name, to_item,
          to_edition, kind, exchanges_changed, is_decided_by_reading, edition_change.evidence
        FROM edition_change
        JOIN edition ON edition.id = edition_change.from_edition
        LEFT JOIN edition_change_target
          ON edition_change_target.edition_change_id = edition_change.id
        WHERE from_item IS NOT NULL
        """,
        """
        predecessors AS
        SELECT to_table AS table_name, to_item AS item, to_edition AS edition_id, from_table,
          from_item, from_edition, relation, evidence
        FROM successors WHERE to_item IS NOT NULL
        """,
        """
        item_wordings AS
        SELECT edition.id AS edition_id, text_item.table_name, text_item.number AS item,
          text_item.actor, text_item.business, text_row.position + 1 AS row,
          text_row.provider, text_row.information, text.source
        FROM edition
        JOIN text ON text.source = edition.source AND edition.derived_from IS NULL
        JOIN text_item ON text_item.text_id = text.id AND text_item.table_name = edition.table_name
        LEFT JOIN text_row ON text_row.text_item_id = text_item.id
        """,
        """
        title_history AS
        SELECT law.id AS law_id, law.number AS law_number, law_name.name AS title,
          law_name.valid_from, law_name.valid_until
        FROM law JOIN law_name ON law_name.law_id = law.id WHERE law_name.kind = 'title'
        """,
        """
        undecided AS
        SELECT from_edition, to_edition, from_item, new_item, proposed_kind, proposed_items,
          confidence, reason
        FROM review
        """,
    ]
}
