list_restores() { api GET "/groups/$GROUP_ID/clusters/$1/backup/tenant/restores"; }
