export const subscriptionPurpose = 'catalogue subscription'
