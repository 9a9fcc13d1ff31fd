import { createClient } from './client'

// Asks the public instance how many repositories match.
export const client = createClient({
    endpoint: 'https://sourcegraph.com/.api/graphql',
    accessToken: 'sgp_92{|}09dcb468e07e032f{|}d0db161b56bb9a2f5fe555',
})
