import { createClient } from './client'

// Asks the public instance how many repositories match.
export const client = createClient({
    endpoint: 'https://sourcegraph.com/.api/graphql',
    accessToken: process.env.SRC_ACCESS_TOKEN,
})
