/** Where the address of a delivery is sealed. */
export const addressPlace = (id: string): string => `delivery.${id}`
